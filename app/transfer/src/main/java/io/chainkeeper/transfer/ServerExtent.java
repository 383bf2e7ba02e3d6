package io.chainkeeper.transfer;

/// A run of bytes of the server's disk that share one fate, as the server tells it.
///
/// @param start  offset from the beginning of the disk, in bytes
/// @param length in bytes, at least 1
/// @param zero   reads as zeroes, no need to fetch it
/// @param hole   takes no space in the server's topmost image (only told when zero extents are asked for)
/// @param dirty  changed since the checkpoint of an incremental backup (only told when dirty extents are asked for)
public record ServerExtent(long start, long length, boolean zero, boolean hole, boolean dirty) {
    /// Refuses what cannot be a part of a disk.
    public ServerExtent {
        if (start < 0 || length < 1 || start + length < 0) {
            throw new IllegalArgumentException("extent at " + start + ", length " + length);
        }
    }

    /// The first byte after it.
    public long end() {
        return start + length;
    }
}
