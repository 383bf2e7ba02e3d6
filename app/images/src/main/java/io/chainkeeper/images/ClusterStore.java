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
    private final Qcow2Writer.Options options;
    private final Qcow2Writer.Compression compression;
    private final ConcurrentLinkedDeque<Packer> idle = new ConcurrentLinkedDeque<>();
    private final LongAdder stored = new LongAdder();

    ClusterStore(ImageFile file, Qcow2Writer.Options options, HostSpace space, NewTables tables) {
        this.file = file;
        this.space = space;
        this.tables = tables;
        this.clusterSize = options.clusterSize();
        this.options = options;
        this.compression = options.compression();
    }

    /// Adds what another program has stored.
    void alreadyStored(long bytes) {
        stored.add(bytes);
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

    /// Stores the runs of a block: the data in one piece, if it is not to be compressed.
    void write(long offset, ClusterRuns runs) throws IOException {
        for (int run = 0; run < runs.count(); run++) {
            long at = offset + runs.start(run);
            if (runs.zero(run)) {
                tables.zero(at, runs.length(run));
            } else if (compression == Qcow2Writer.Compression.NONE) {
                claim(at, runs.length(run));
            } else {
                writeData(at, runs.bytes(run));
            }
        }
        if (compression == Qcow2Writer.Compression.NONE && runs.dataBytes() > 0) {
            writeGathered(offset, runs);
        }
    }

    private void writeGathered(long offset, ClusterRuns runs) throws IOException {
        long host = space.clusters((runs.dataBytes() + clusterSize - 1) / clusterSize);
        file.write(host, runs.gathered());
        long at = host;
        for (int run = 0; run < runs.count(); run++) {
            if (!runs.zero(run)) {
                at = enter(offset + runs.start(run), runs.length(run), at);
            }
        }
    }

    private void claim(long offset, int length) {
        for (int done = 0; done < length; done += clusterSize) {
            tables.claim(offset + done);
        }
    }

    /// Enters clusters that lie in the file one behind the other from `host` on.
    ///
    /// @return where the next one would lie
    private long enter(long offset, int length, long host) {
        long at = host;
        for (int done = 0; done < length; done += clusterSize) {
            tables.set(offset + done, at | L2Entry.COPIED);
            at += clusterSize;
        }
        stored.add(at - host);
        return at;
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
        claim(offset, data.remaining());
        if (compression == Qcow2Writer.Compression.NONE) {
            writePlain(offset, data);
        } else {
            writeCompressed(offset, data);
        }
    }

    private void writePlain(long offset, ByteBuffer data) throws IOException {
        int length = data.remaining();
        if (length == 0) {
            return;
        }
        long host = space.clusters((length + clusterSize - 1) / clusterSize);
        file.write(host, data);
        enter(offset, length, host);
    }

    private void writeCompressed(long offset, ByteBuffer data) throws IOException {
        Packer mine = idle.pollFirst();
        if (mine == null) {
            mine = new Packer(file, options, space, tables);
        }
        try {
            pack(mine, offset, data);
        } finally {
            idle.addFirst(mine);
        }
    }

    /// Neighbours that do not shrink are written in one piece: many small writes past the cache, each making the file
    /// longer, would wait for each other.
    private void pack(Packer into, long offset, ByteBuffer data) throws IOException {
        int begin = data.position();
        int end = data.limit();
        int plain = begin;
        for (int from = begin; from < end; from += clusterSize) {
            data.limit(Math.min(from + clusterSize, end)).position(from);
            int packed = into.add(offset + from - begin, data);
            if (packed > 0) {
                writePlain(offset + plain - begin, data.limit(from).position(plain));
                plain = from + clusterSize;
                stored.add(packed);
            }
        }
        if (plain < end) {
            writePlain(offset + plain - begin, data.limit(end).position(plain));
        }
        data.limit(end).position(end);
    }

    /// Writes what is still being collected. Call it when no one writes any more.
    void flush() throws IOException {
        for (Packer each : idle) {
            each.flush();
        }
    }

    @Override
    public void close() {
        for (Packer each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            each.close();
        }
    }
}
