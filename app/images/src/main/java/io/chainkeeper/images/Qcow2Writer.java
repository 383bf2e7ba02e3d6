package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// Writes a new qcow2 image (version 3).
public final class Qcow2Writer implements AutoCloseable {
    /// How clusters are stored.
    public enum Compression {
        NONE,
        ZLIB,
        ZSTD
    }

    /// The file below the new one.
    public record Backing(String name, ImageFormat format) {}

    /// What the new image is to be.
    public record Options(long virtualSize, int clusterSize, Optional<Backing> backing, Compression compression) {
        /// A plain image of `virtualSize` bytes: 64 KiB clusters, no backing file, no compression.
        public static Options of(long virtualSize) {
            return new Options(virtualSize, 1 << 16, Optional.empty(), Compression.NONE);
        }

        /// The same with a backing file.
        public Options withBacking(String name, ImageFormat format) {
            return new Options(virtualSize, clusterSize, Optional.of(new Backing(name, format)), compression);
        }

        /// The same with compressed clusters.
        public Options withCompression(Compression how) {
            return new Options(virtualSize, clusterSize, backing, how);
        }

        /// The same with another cluster size, in bytes.
        public Options withClusterSize(int bytes) {
            return new Options(virtualSize, bytes, backing, compression);
        }
    }

    private final Options options;

    private Qcow2Writer(Options options) {
        this.options = options;
    }

    /// Creates `file`, which must not exist.
    public static Qcow2Writer create(Path file, Options options) throws IOException {
        throw new UnsupportedOperationException("create");
    }

    /// In bytes.
    public int clusterSize() {
        return options.clusterSize();
    }

    /// In bytes.
    public long virtualSize() {
        return options.virtualSize();
    }

    /// Stores whole clusters.
    public void write(long offset, ByteBuffer data) throws IOException {
        throw new UnsupportedOperationException("write");
    }

    /// Stores zeroes.
    public void writeZeroes(long offset, long length) throws IOException {
        throw new UnsupportedOperationException("writeZeroes");
    }

    /// Payload in the file so far, in bytes.
    public long storedBytes() {
        throw new UnsupportedOperationException("storedBytes");
    }

    /// Makes it an image.
    public void finish() throws IOException {
        throw new UnsupportedOperationException("finish");
    }

    @Override
    public void close() throws IOException {}
}
