package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes tables one after the other at the end of the file, in large pieces.
final class TableAppender implements AutoCloseable {
    private static final int BUFFER_BYTES = 2 << 20; // the largest cluster, and a multiple of every other

    private final ImageFile file;
    private final HostSpace space;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long at;

    TableAppender(ImageFile file, HostSpace space) {
        this.file = file;
        this.space = space;
        this.at = space.end() << space.clusterBits();
    }

    /// Takes the next `clusters` clusters of the file; what is put from now on goes there.
    ///
    /// @return where they begin in the file, in bytes
    long begin(long clusters) {
        return space.clusters(clusters);
    }

    void put(long word) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putLong(word);
    }

    void put(short word) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.putShort(word);
    }

    /// Fills the rest of a begun cluster with zeroes.
    void padCluster() throws IOException {
        while ((buffer.position() & (1 << space.clusterBits()) - 1) != 0) {
            put((short) 0);
        }
    }

    /// Writes what is still in memory.
    void flush() throws IOException {
        buffer.flip();
        int length = buffer.remaining();
        file.write(at, buffer);
        at += length;
        buffer.clear();
    }

    @Override
    public void close() {
        buffer.clear();
    }
}
