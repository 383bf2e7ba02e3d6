package io.chainkeeper.images;

/// Where a compressed cluster lies: a byte offset below, a count of 512-byte sectors above it. The border
/// between the two moves with the cluster size.
final class CompressedPlace {
    static final int SECTOR = 512;
    private static final long BITS = L2Entry.COMPRESSED - 1;

    private CompressedPlace() {}

    private static int border(int clusterBits) {
        return 62 - (clusterBits - 8);
    }

    /// In bytes from the beginning of the file; need not be aligned.
    static long offset(long entry, int clusterBits) {
        return entry & (1L << border(clusterBits)) - 1;
    }

    /// How many bytes to read: up to the end of the last sector, often a little more than the compressed
    /// data.
    static int length(long entry, int clusterBits) {
        long more = (entry & BITS) >>> border(clusterBits);
        return (int) ((more + 1) * SECTOR - (offset(entry, clusterBits) & SECTOR - 1));
    }

    /// The entry for `length` compressed bytes at `offset`.
    static long entry(long offset, int length, int clusterBits) {
        long more = ((offset + length - 1) / SECTOR) - offset / SECTOR;
        return L2Entry.COMPRESSED | more << border(clusterBits) | offset;
    }
}
