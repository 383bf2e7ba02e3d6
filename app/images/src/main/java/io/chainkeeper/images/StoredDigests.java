package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// What one image file itself stores: per 4 MiB block, SHA-256 over the data clusters it has there, in
/// ascending order, as the guest reads them. Blocks without data have no digest. So a file can be
/// verified without the chain below it.
public final class StoredDigests {
    private static final DigestText TEXT = new DigestText("stored-digests");

    private final DigestList list;

    private StoredDigests(DigestList list) {
        this.list = list;
    }

    /// In bytes.
    public long diskSize() {
        return list.diskSize();
    }

    /// How many blocks have data in the file.
    public long blocksWithData() {
        return list.count();
    }

    /// For a disk of `diskSize` bytes; nothing is stored until told otherwise.
    ///
    /// @throws IllegalArgumentException when the size is negative or above 1 PiB
    public static Builder builder(long diskSize) {
        return new Builder(diskSize);
    }

    /// Reads all that one file stores; backing files are not asked.
    public static StoredDigests of(DiskImage layer) throws IOException {
        return of(layer, _ -> {}, () -> false).orElseThrow();
    }

    /// The same, watched.
    ///
    /// @param bytesDone told how many more bytes of the disk are done (increments, not totals)
    /// @param cancelled asked between blocks
    /// @return empty when it was cancelled
    public static Optional<StoredDigests> of(DiskImage layer, LongConsumer bytesDone, BooleanSupplier cancelled)
            throws IOException {
        var list = new DigestList(Blocks.checkedSize(layer));
        ByteBuffer buffer = Pages.buffer(Blocks.SIZE);
        for (long block = 0; block < Blocks.count(layer.virtualSize()); block++) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            digestStored(layer, new StoredBlock(list, block, 0), buffer);
            bytesDone.accept(Blocks.length(layer.virtualSize(), block));
        }
        return Optional.of(new StoredDigests(list));
    }

    private static void digestStored(DiskImage layer, StoredBlock into, ByteBuffer buffer) throws IOException {
        long start = into.block * Blocks.SIZE;
        long end = start + Blocks.length(layer.virtualSize(), into.block);
        for (long at = start; at < end; ) {
            Extent extent = layer.ownExtentAt(at, end - at);
            if (extent.kind() == Extent.Kind.DATA) {
                layer.read(at, buffer.clear().limit((int) extent.length()));
                into.addAll(buffer.flip());
            }
            at = extent.end();
        }
        into.end();
    }

    /// The blocks in which the two lists differ, in ascending order: bad bytes, or data where the other
    /// has none.
    ///
    /// @throws IllegalArgumentException when they are lists of disks of different sizes
    public List<Long> differences(StoredDigests other) {
        if (diskSize() != other.diskSize()) {
            throw new IllegalArgumentException("disks of " + diskSize() + " and " + other.diskSize() + " bytes");
        }
        var different = new ArrayList<Long>();
        for (long block = 0; block < Blocks.count(diskSize()); block++) {
            if (!Arrays.equals(list.get(block), other.list.get(block))) {
                different.add(block);
            }
        }
        return List.copyOf(different);
    }

    /// Writes the list as text, durably, in place of whatever `file` was.
    public void save(Path file) throws IOException {
        TEXT.save(list, file);
    }

    /// Reads a list that [#save] wrote.
    ///
    /// @throws CorruptImage when the file is not such a list, was cut off or was changed
    public static StoredDigests load(Path file) throws IOException {
        return new StoredDigests(TEXT.load(file));
    }

    /// Collects digests, from any number of threads.
    public static final class Builder {
        private final DigestList list;

        private Builder(long diskSize) {
            this.list = new DigestList(diskSize);
        }

        /// Opens a block: its clusters are added in ascending order, then [StoredBlock#end()] is called.
        ///
        /// @param clusterSize of the image being written, in bytes; all-zero clusters are not digested
        public StoredBlock block(long block, int clusterSize) {
            if (clusterSize < 1) {
                throw new IllegalArgumentException("clusters of " + clusterSize + " bytes");
            }
            return new StoredBlock(list, block, clusterSize);
        }

        /// Sets a digest made elsewhere.
        public void set(long block, byte[] digest) {
            list.set(block, digest);
        }

        /// The list as it is now.
        public StoredDigests build() {
            return new StoredDigests(list.copy());
        }
    }

    /// One block being digested, by one thread.
    public static final class StoredBlock {
        private final DigestList list;
        private final long block;
        private final int clusterSize;
        private final MessageDigest digest = Sha256.fresh();
        private boolean any;

        private StoredBlock(DigestList list, long block, int clusterSize) {
            this.list = list;
            this.block = block;
            this.clusterSize = clusterSize;
        }

        /// Adds whole clusters (the last of the disk may be short) as they are passed to
        /// [Qcow2Writer#write], which stores none that are all zeroes. The buffer stays as it is.
        public void add(ByteBuffer clusters) {
            ByteBuffer data = clusters.duplicate();
            int end = data.limit();
            while (data.position() < end) {
                data.limit(Math.min(data.position() + clusterSize, end));
                if (Zeroes.only(data)) {
                    data.position(data.limit());
                } else {
                    addAll(data);
                }
                data.limit(end);
            }
        }

        private void addAll(ByteBuffer data) {
            digest.update(data);
            any = true;
        }

        /// Puts the block into the list, if anything was added.
        public void end() {
            if (any) {
                list.set(block, digest.digest());
            }
        }
    }
}
