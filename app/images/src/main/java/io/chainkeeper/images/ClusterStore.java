package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.LongAdder;

/// Puts clusters of data into the file and their places into the tables.
final class ClusterStore implements AutoCloseable {
    private final ImageFile file;
    private final HostSpace space;
    private final NewTables tables;
    private final int clusterSize;
    private final Qcow2Writer.Compression compression;
    private final ConcurrentLinkedDeque<Compressor> idle = new ConcurrentLinkedDeque<>();
    private final LongAdder stored = new LongAdder();

    ClusterStore(ImageFile file, Qcow2Writer.Options options, HostSpace space, NewTables tables) {
        this.file = file;
        this.space = space;
        this.tables = tables;
        this.clusterSize = options.clusterSize();
        this.compression = options.compression();
    }

    long storedBytes() {
        return stored.sum();
    }

    /// Stores whole clusters (the last may be short): runs of data in one piece each, runs of zeroes by
    /// word of mouth.
    void write(long offset, ByteBuffer data) throws IOException {
        int end = data.limit();
        long at = offset;
        try {
            while (data.position() < end) {
                boolean zero = isZero(data, data.position(), end);
                int length = runLength(data, end, zero);
                if (zero) {
                    tables.zero(at, length);
                    data.position(data.position() + length);
                } else {
                    data.limit(data.position() + length);
                    writeData(at, data);
                    data.limit(end);
                }
                at += length;
            }
        } finally {
            data.limit(end);
        }
    }

    private int runLength(ByteBuffer data, int end, boolean zero) {
        int from = data.position();
        int to = Math.min(from + clusterSize, end);
        while (to < end && isZero(data, to, end) == zero) {
            to = Math.min(to + clusterSize, end);
        }
        return to - from;
    }

    private boolean isZero(ByteBuffer data, int from, int end) {
        return Zeroes.only(data, from, Math.min(clusterSize, end - from));
    }

    private void writeData(long offset, ByteBuffer data) throws IOException {
        for (int done = 0; done < data.remaining(); done += clusterSize) {
            tables.claim(offset + done);
        }
        if (compression == Qcow2Writer.Compression.NONE) {
            writePlain(offset, data);
        } else {
            writeCompressed(offset, data);
        }
    }

    private void writePlain(long offset, ByteBuffer data) throws IOException {
        int length = data.remaining();
        int count = (length + clusterSize - 1) / clusterSize;
        long host = space.clusters(count);
        file.write(host, data);
        for (int i = 0; i < count; i++) {
            long within = (long) i * clusterSize;
            tables.set(offset + within, host + within | L2Entry.COPIED);
        }
        stored.add((long) count * clusterSize);
    }

    private void writeCompressed(long offset, ByteBuffer data) throws IOException {
        Compressor mine = idle.pollFirst();
        if (mine == null) {
            mine = new Compressor(compression, clusterSize);
        }
        try {
            int end = data.limit();
            long at = offset;
            while (data.position() < end) {
                data.limit(Math.min(data.position() + clusterSize, end));
                writeOneCompressed(mine, at, data);
                at += clusterSize;
                data.limit(end);
            }
        } finally {
            idle.addFirst(mine);
        }
    }

    private void writeOneCompressed(Compressor with, long offset, ByteBuffer cluster) throws IOException {
        ByteBuffer packed = with.compress(cluster);
        int length = packed.remaining();
        if (length >= clusterSize) {
            writePlain(offset, cluster);
            return;
        }
        long host = space.compressed(length);
        file.write(host, packed);
        tables.set(offset, CompressedPlace.entry(host, length, space.clusterBits()));
        stored.add(length);
        cluster.position(cluster.limit());
    }

    @Override
    public void close() {
        for (Compressor each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            each.close();
        }
    }
}
