package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Writes tables one after the other at the end of the file, in large pieces. Pages of zeroes are
/// left out: the file has never been longer, so it reads as zeroes there. A sparse disk's tables
/// are nearly all zeroes.
final class TableAppender implements AutoCloseable {
    private static final int BUFFER_BYTES = 2 << 20; // the largest cluster, and a multiple of every other

    private static final int PAGE_BYTES = 4096;

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

    /// Writes what is still in memory. The last page always: it makes the file as long as it is to be.
    void flush() throws IOException {
        int end = buffer.position();
        int from = 0;
        for (int page = 0; page < end; page += PAGE_BYTES) {
            int behind = Math.min(page + PAGE_BYTES, end);
            if (behind < end && Zeroes.only(buffer, page, behind - page)) {
                write(from, page);
                from = behind;
            }
        }
        write(from, end);
        at += end;
        buffer.clear();
    }

    private void write(int from, int to) throws IOException {
        if (from < to) {
            file.write(at + from, buffer.slice(from, to - from));
        }
    }

    @Override
    public void close() {
        buffer.clear();
    }
}
