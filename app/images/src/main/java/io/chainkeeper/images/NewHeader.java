package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The header of an image being written.
final class NewHeader {
    /// Refcounts have 16 bits: 2^4.
    static final int REFCOUNT_ORDER = 4;

    private final Qcow2Writer.Options options;

    NewHeader(Qcow2Writer.Options options) {
        this.options = options;
    }

    /// @throws UnsupportedImage when the backing file's name does not fit into the first cluster
    void requireFits(ImageFile file) throws UnsupportedImage {
        int length = bytes(0, 0, 0).remaining();
        if (length > options.clusterSize()) {
            throw file.unsupported(
                    0,
                    "the backing file's name is too long: the header would have " + length
                            + " bytes and must fit into one cluster of " + options.clusterSize());
        }
    }

    /// Writes all but magic and version, makes the whole file durable, then writes those eight bytes and
    /// makes them durable too. They lie in one sector: they are there or they are not.
    void write(ImageFile file, long l1Offset, RefcountTables refcounts) throws IOException {
        ByteBuffer cluster = ByteBuffer.allocate(options.clusterSize());
        cluster.put(bytes(l1Offset, refcounts.tableOffset(), refcounts.tableClusters()))
                .clear();
        ByteBuffer last = cluster.slice(0, Unfinished.KEPT_TO_THE_LAST);
        file.write(last.limit(), cluster.position(last.limit()));
        file.force();
        file.write(0, last);
        file.force();
    }

    private ByteBuffer bytes(long l1Offset, long refcountTable, long refcountTableClusters) {
        boolean zstd = options.compression() == Qcow2Writer.Compression.ZSTD;
        Geometry geometry = options.geometry();
        var header = new Qcow2Header(
                3,
                0,
                0,
                geometry.clusterBits(),
                options.virtualSize(),
                0,
                Math.max(1, geometry.l1Entries(options.virtualSize())),
                l1Offset,
                refcountTable,
                refcountTableClusters,
                0,
                0,
                zstd ? Qcow2Header.INCOMPATIBLE_COMPRESSION_TYPE : 0,
                0,
                REFCOUNT_ORDER,
                Qcow2Header.LENGTH_WITH_COMPRESSION_TYPE,
                zstd ? 1 : 0,
                options.backing().map(Qcow2Writer.Backing::name),
                Qcow2Header.recording(options.backing()));
        return header.bytes();
    }
}
