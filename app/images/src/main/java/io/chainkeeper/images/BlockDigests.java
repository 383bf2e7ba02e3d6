package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;

/// SHA-256 of each 4 MiB block of a disk as the guest reads it.
public final class BlockDigests {
    /// Bytes in a block.
    public static final int BLOCK_SIZE = Blocks.SIZE;

    private BlockDigests() {}

    /// In bytes.
    public long diskSize() {
        throw new UnsupportedOperationException("soon");
    }

    public long blockCount() {
        throw new UnsupportedOperationException("soon");
    }

    public byte[] digest(long block) {
        throw new UnsupportedOperationException("soon");
    }

    public boolean isZero(long block) {
        throw new UnsupportedOperationException("soon");
    }

    public String checksum() {
        throw new UnsupportedOperationException("soon");
    }

    public static Builder builder(long diskSize) {
        throw new UnsupportedOperationException("soon");
    }

    public static BlockDigests of(DiskImage image) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    public BlockDigests derive(DiskImage now, BlockSet touched) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    public void save(Path file) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    public static BlockDigests load(Path file) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    /// Collects digests from many threads.
    public static final class Builder {
        private Builder() {}

        public void set(long block, byte[] digest) {
            throw new UnsupportedOperationException("soon");
        }

        public BlockDigests build() {
            throw new UnsupportedOperationException("soon");
        }
    }
}
