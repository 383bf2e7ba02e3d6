package io.chainkeeper.images;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;

/// Compresses clusters and collects them, to write many of them in one piece. For one thread at a time.
///
/// Each of a file's packers has a pack of its own, so threads never wait for each other, and only when a pack is full
/// does it get its place in the file: hardly any room is lost between packs.
final class Packer implements AutoCloseable {
    /// In bytes; the last cluster of a pack may reach beyond. On average half a compressed cluster stays empty at the
    /// end: a third of a percent.
    private static final int PACK = 4 << 20;

    private static final int MOST_CLUSTERS = 1024;

    private final ImageFile file;
    private final HostSpace space;
    private final NewTables tables;
    private final Compressor compressor;
    private final int clusterSize;
    /// Closed by another thread than the one that made it. The collector would leave an ended file's packs for hours.
    private final Arena arena = Arena.ofShared();
    private final ByteBuffer pack;
    private final long[] offsets = new long[MOST_CLUSTERS];
    private final int[] starts = new int[MOST_CLUSTERS];
    private int count;

    Packer(ImageFile file, Qcow2Writer.Options options, HostSpace space, NewTables tables) {
        this.file = file;
        this.space = space;
        this.tables = tables;
        this.clusterSize = options.clusterSize();
        this.compressor = new Compressor(options.compression(), clusterSize);
        this.pack = Pages.buffer(arena, PACK + 2 * Math.max(clusterSize, Pages.SIZE));
    }

    /// Packs a cluster.
    ///
    /// @param offset  where in the disk
    /// @param cluster stays as it is
    /// @return how many bytes it takes; 0 when it does not shrink and was not packed
    int add(long offset, ByteBuffer cluster) throws IOException {
        if (pack.position() >= PACK || count == MOST_CLUSTERS) {
            flush();
        }
        int length = compressor.compress(cluster, pack);
        if (length >= clusterSize) {
            return 0;
        }
        offsets[count] = offset;
        starts[count++] = pack.position();
        pack.position(pack.position() + length);
        return length;
    }

    /// Writes what has been collected, and says where it is.
    void flush() throws IOException {
        if (count == 0) {
            return;
        }
        int used = pack.position();
        int clusters = Math.ceilDiv(used, clusterSize);
        long host = space.pack(uses(clusters, used));
        Zeroes.fill(pack.limit(clusters * clusterSize));
        file.write(host, pack.flip());
        for (int i = 0; i < count; i++) {
            tables.set(
                    offsets[i], CompressedPlace.entry(host + starts[i], end(i, used) - starts[i], space.clusterBits()));
        }
        pack.clear();
        count = 0;
    }

    private int[] uses(int clusters, int used) {
        int[] uses = new int[clusters];
        for (int i = 0; i < count; i++) {
            int last = (end(i, used) - 1) / clusterSize;
            for (int cluster = starts[i] / clusterSize; cluster <= last; cluster++) {
                uses[cluster]++;
            }
        }
        return uses;
    }

    private int end(int i, int used) {
        return i + 1 < count ? starts[i + 1] : used;
    }

    @Override
    public void close() {
        compressor.close();
        arena.close();
    }
}
