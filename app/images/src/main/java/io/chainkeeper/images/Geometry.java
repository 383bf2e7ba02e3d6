package io.chainkeeper.images;

/// How a qcow2 image maps the disk: a cluster's number selects an L1 entry, that one an L2 table, and the
/// rest of the number an entry in it. With extended L2 an entry has a second word: two bits for each of
/// 32 subclusters.
///
/// @param clusterBits binary logarithm of the cluster size, 9 to 21
/// @param extended    whether L2 entries have subclusters
record Geometry(int clusterBits, boolean extended) {
    static final int MIN_CLUSTER_BITS = 9;
    static final int MAX_CLUSTER_BITS = 21;

    /// QEMU's own limit on an L1 table; larger ones are refused by it too. 4 Mi entries.
    static final long MAX_L1_ENTRIES = (32L << 20) / Long.BYTES;

    int clusterSize() {
        return 1 << clusterBits;
    }

    /// The smallest piece of the disk that has a fate of its own, as a power of two.
    int unitBits() {
        return extended ? clusterBits - 5 : clusterBits;
    }

    /// Bits of a cluster's number that select the entry within its L2 table.
    int l2Bits() {
        return clusterBits - entryBits();
    }

    /// Binary logarithm of an L2 entry's size in bytes.
    int entryBits() {
        return extended ? 4 : 3;
    }

    /// Bits of a disk offset below an L1 entry: one L2 table maps `1 << l1Shift()` bytes.
    int l1Shift() {
        return l2Bits() + clusterBits;
    }

    /// How many L1 entries a disk of this many bytes needs.
    long l1Entries(long virtualSize) {
        return divideUp(virtualSize, l1Shift());
    }

    /// How many clusters this many bytes take.
    long clusters(long bytes) {
        return divideUp(bytes, clusterBits);
    }

    private static long divideUp(long value, int bits) {
        return (value >>> bits) + ((value & (1L << bits) - 1) == 0 ? 0 : 1);
    }
}
