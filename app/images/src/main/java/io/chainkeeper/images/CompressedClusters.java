package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads compressed clusters of one file. Decompressors are costly to make, so idle ones are kept; the
/// last used is taken first, because it still holds the cluster it read, and small reads often come to
/// the same one.
final class CompressedClusters implements AutoCloseable {
    private static final int KEPT = 16;

    private final ImageFile file;
    private final int clusterBits;
    private final Qcow2Writer.Compression compression;
    private final ConcurrentLinkedDeque<Decompressor> idle = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    CompressedClusters(ImageFile file, int clusterBits, Qcow2Writer.Compression compression) {
        this.file = file;
        this.clusterBits = clusterBits;
        this.compression = compression;
    }

    /// Fills `into` with the bytes of the cluster from `within` on.
    ///
    /// @param entry  of the cluster in its L2 table
    /// @param within offset in the cluster, in bytes
    void read(long entry, int within, ByteBuffer into) throws IOException {
        Decompressor mine = idle.pollFirst();
        if (mine == null) {
            mine = new Decompressor(compression, 1 << clusterBits);
        }
        try {
            if (mine.holds() != entry) {
                load(mine, entry);
            }
            ByteBuffer cluster = mine.cluster();
            into.put(into.position(), cluster, within, into.remaining());
            into.position(into.limit());
        } finally {
            giveBack(mine);
        }
    }

    private void load(Decompressor into, long entry) throws IOException {
        long offset = CompressedPlace.offset(entry, clusterBits);
        if (offset <= 0 || offset >= file.length()) {
            throw file.corrupt(offset, "a compressed cluster lies outside the file");
        }
        ByteBuffer raw = into.input(CompressedPlace.length(entry, clusterBits));
        file.readWhatIsThere(offset, raw);
        raw.flip();
        if (!into.decompress(entry)) {
            throw file.corrupt(offset, "a compressed cluster does not unpack to one cluster of data");
        }
    }

    private void giveBack(Decompressor used) {
        if (closed.get() || idle.size() >= KEPT) {
            used.close();
        } else {
            idle.addFirst(used);
        }
    }

    @Override
    public void close() {
        closed.set(true);
        for (Decompressor each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            each.close();
        }
    }
}
