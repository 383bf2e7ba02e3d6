package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// What one image file itself stores: per 4 MiB block, a digest over the data clusters it has there, in
/// ascending order, as the guest reads them. Blocks without data have no digest. So a file can be
/// verified without the chain below it.
///
/// New lists have a CRC of 64 bits, which costs next to nothing while data pass; older ones have SHA-256.
public final class StoredDigests {
    private static final DigestText TEXT = new DigestText("stored-digests", EnumSet.allOf(DigestKind.class));

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
        return new Builder(new DigestList(diskSize, DigestKind.CRC_PAIR));
    }

    /// For the same disk and with the same kind of digests as this list, to be compared with it.
    public Builder another() {
        return new Builder(new DigestList(diskSize(), list.kind()));
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
        var list = new DigestList(Blocks.checkedSize(layer), DigestKind.CRC_PAIR);
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
    /// @throws IllegalArgumentException when they are lists of disks of different sizes, or of different digests
    public List<Long> differences(StoredDigests other) {
        if (diskSize() != other.diskSize()) {
            throw new IllegalArgumentException("disks of " + diskSize() + " and " + other.diskSize() + " bytes");
        }
        if (list.kind() != other.list.kind()) {
            throw new IllegalArgumentException("digests of " + list.kind() + " and " + other.list.kind());
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

        private Builder(DigestList list) {
            this.list = list;
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

        /// For one thread, that digests block after block.
        public Digester digester() {
            return new Digester(list);
        }

        /// Whether new digests of a block are as long as this one.
        public static boolean isDigest(byte[] digest) {
            return digest.length == DigestKind.CRC_PAIR.length();
        }

        /// Sets a block's digest that was made before.
        public void set(long block, byte[] digest) {
            list.set(block, digest);
        }

        /// A copy of a block's digest; empty if nothing is stored there.
        public Optional<byte[]> get(long block) {
            return Optional.ofNullable(list.get(block));
        }

        /// The list as it is now.
        public StoredDigests build() {
            return new StoredDigests(list.copy());
        }
    }

    /// Digests whole blocks, by one thread.
    public static final class Digester {
        private final DigestList list;
        private final DigestKind.Running digest;

        private Digester(DigestList list) {
            this.list = list;
            this.digest = list.kind().start();
        }

        /// Puts a block into the list, if there is data among its runs.
        public void take(long block, ClusterRuns runs) {
            for (int run = 0; run < runs.count(); run++) {
                if (!runs.zero(run)) {
                    digest.add(runs.bytes(run));
                }
            }
            if (runs.dataBytes() > 0) {
                list.set(block, digest.end());
            }
        }
    }

    /// One block being digested, by one thread.
    public static final class StoredBlock {
        private final DigestList list;
        private final long block;
        private final int clusterSize;
        private final DigestKind.Running digest;
        private boolean any;

        private StoredBlock(DigestList list, long block, int clusterSize) {
            this.list = list;
            this.block = block;
            this.clusterSize = clusterSize;
            this.digest = list.kind().start();
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
            digest.add(data);
            any = true;
        }

        /// Puts the block into the list, if anything was added.
        public void end() {
            if (any) {
                list.set(block, digest.end());
            }
        }
    }
}
