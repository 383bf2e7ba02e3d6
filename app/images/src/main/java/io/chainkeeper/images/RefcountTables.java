package io.chainkeeper.images;

import java.io.IOException;

/// The refcounts of a new image, written once, when all else has its place.
///
/// @param tableOffset   where the refcount table begins in the file, in bytes
/// @param tableClusters how many clusters it has
record RefcountTables(long tableOffset, long tableClusters) {

    /// Appends refcount blocks and table. They count themselves too, so their number is found by trying:
    /// each block more may need one more.
    static RefcountTables writeAll(TableAppender append, HostSpace space) throws IOException {
        int bits = space.clusterBits();
        int countsPerBlock = 1 << bits - 1;
        long used = space.end();
        long blocks = 0;
        long tableClusters = 1;
        while (blocks * countsPerBlock < used + blocks + tableClusters) {
            blocks = divideUp(used + blocks + tableClusters, countsPerBlock);
            tableClusters = divideUp(blocks * Long.BYTES, 1L << bits);
        }
        long firstBlock = append.begin(blocks);
        long table = append.begin(tableClusters);
        writeBlocks(append, space, blocks * countsPerBlock);
        for (long i = 0; i < blocks; i++) {
            append.put(firstBlock + (i << bits));
        }
        append.padCluster();
        return new RefcountTables(table, tableClusters);
    }

    private static void writeBlocks(TableAppender append, HostSpace space, long counts) throws IOException {
        long end = space.end();
        for (long cluster = 0; cluster < counts; cluster++) {
            append.put((short) (cluster < end ? space.uses(cluster) : 0));
        }
    }

    private static long divideUp(long value, long by) {
        return (value + by - 1) / by;
    }
}
