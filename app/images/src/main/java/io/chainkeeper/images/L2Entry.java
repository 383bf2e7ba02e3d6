package io.chainkeeper.images;

/// The bits of an L2 entry (and, for the offset and the copied flag, of an L1 entry).
final class L2Entry {
    /// The refcount of what this entry points to is exactly one.
    static final long COPIED = 1L << 63;
    /// The cluster is compressed; all other bits mean something else then, see [CompressedPlace].
    static final long COMPRESSED = 1L << 62;
    /// Version 3: the cluster reads as zeroes, whatever else the entry says.
    static final long ZERO = 1;
    /// Where a table or cluster begins in the file.
    static final long OFFSET = 0x00ff_ffff_ffff_fe00L;

    private L2Entry() {}
}
