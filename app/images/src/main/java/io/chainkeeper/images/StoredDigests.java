package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// Per 4 MiB block, SHA-256 over the data clusters that one file itself stores in it, in ascending order.
public final class StoredDigests {
    private StoredDigests() {}

    /// In bytes.
    public long diskSize() {
        throw new UnsupportedOperationException("soon");
    }

    public static Builder builder(long diskSize) {
        throw new UnsupportedOperationException("soon");
    }

    public static StoredDigests of(DiskImage layer) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    public List<Long> differences(StoredDigests other) {
        throw new UnsupportedOperationException("soon");
    }

    public void save(Path file) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    public static StoredDigests load(Path file) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    /// Collects digests from many threads.
    public static final class Builder {
        private Builder() {}

        /// Opens a block: its data clusters are added in ascending order, then [StoredBlock#end()] is called.
        ///
        /// @param clusterSize of the image written, in bytes; all-zero clusters are not digested
        public StoredBlock block(long block, int clusterSize) {
            throw new UnsupportedOperationException("soon");
        }

        /// Sets a digest made elsewhere.
        public void set(long block, byte[] digest) {
            throw new UnsupportedOperationException("soon");
        }

        public StoredDigests build() {
            throw new UnsupportedOperationException("soon");
        }
    }

    /// One block being digested, by one thread.
    public static final class StoredBlock {
        private StoredBlock() {}

        /// Adds whole clusters as they are passed to [Qcow2Writer#write]; the buffer's position stays where it is.
        public void add(ByteBuffer clusters) {
            throw new UnsupportedOperationException("soon");
        }

        public void end() {
            throw new UnsupportedOperationException("soon");
        }
    }
}
