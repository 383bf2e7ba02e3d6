package io.chainkeeper.images;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Unpacks one cluster at a time. What comes out can never be more than one cluster.
final class Decompressor implements AutoCloseable {
    /// Largest window a zstd frame may ask memory for: 16 MiB. A cluster has 2 MiB at most.
    private static final int ZSTD_WINDOW_LOG = 24;

    private static final long NOTHING = 0;

    private final ByteBuffer input;
    private final ByteBuffer cluster;
    private final @Nullable Inflater zlib;
    private final @Nullable ZstdDecompressCtx zstd;
    private long holds = NOTHING;

    Decompressor(Qcow2Writer.Compression compression, int clusterSize) {
        this.input = ByteBuffer.allocateDirect(2 * clusterSize);
        this.cluster = ByteBuffer.allocateDirect(clusterSize);
        boolean useZstd = compression == Qcow2Writer.Compression.ZSTD;
        this.zlib = useZstd ? null : new Inflater(true);
        this.zstd = useZstd ? new ZstdDecompressCtx().setLongMax(ZSTD_WINDOW_LOG) : null;
    }

    /// The entry of the cluster that was unpacked last; 0 if there is none.
    long holds() {
        return holds;
    }

    /// That cluster.
    ByteBuffer cluster() {
        return cluster;
    }

    /// The buffer to put `length` compressed bytes into.
    ByteBuffer input(int length) {
        holds = NOTHING;
        return input.clear().limit(length);
    }

    /// Unpacks the input.
    ///
    /// @return whether it made exactly one cluster
    boolean decompress(long entry) {
        cluster.clear();
        boolean whole = zstd != null ? unpackZstd(zstd) : zlib != null && unpackZlib(zlib);
        cluster.clear();
        holds = whole ? entry : NOTHING;
        return whole;
    }

    private boolean unpackZlib(Inflater inflater) {
        inflater.reset();
        inflater.setInput(input);
        try {
            while (cluster.hasRemaining() && inflater.inflate(cluster) > 0) {
                continue;
            }
        } catch (DataFormatException e) {
            return false;
        }
        return !cluster.hasRemaining();
    }

    /// In pieces: QEMU's frames need not say how much is in them, and sectors after the frame's end hold
    /// other data.
    private boolean unpackZstd(ZstdDecompressCtx context) {
        context.reset();
        try {
            boolean ended = false;
            while (!ended && cluster.hasRemaining() && input.hasRemaining()) {
                ended = context.decompressDirectByteBufferStream(cluster, input);
            }
        } catch (ZstdException e) {
            return false;
        }
        return !cluster.hasRemaining();
    }

    @Override
    public void close() {
        if (zlib != null) {
            zlib.end();
        }
        if (zstd != null) {
            zstd.close();
        }
    }
}
