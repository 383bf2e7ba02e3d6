package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// SHA-256 of each 4 MiB block of a disk, as the guest reads it. Immutable. Blocks of zeroes cost nothing.
///
/// The checksum over them is what imageio's `/checksum?algorithm=sha256` answers for the same disk, so a
/// stored point can be proven against the server without either side sending the data.
public final class BlockDigests {
    /// Bytes in a block; the last block of a disk may be shorter.
    public static final int BLOCK_SIZE = Blocks.SIZE;

    private static final DigestText TEXT = new DigestText("block-digests", Set.of(DigestKind.SHA_256));

    private final DigestList list;
    private final byte[] lastZeroes;

    private BlockDigests(DigestList list) {
        this.list = list;
        this.lastZeroes = lastZeroes(list.diskSize());
    }

    private static byte[] lastZeroes(long diskSize) {
        long blocks = Blocks.count(diskSize);
        return Sha256.zeroes(blocks == 0 ? 0 : Blocks.length(diskSize, blocks - 1));
    }

    /// In bytes.
    public long diskSize() {
        return list.diskSize();
    }

    /// How many blocks the disk has.
    public long blockCount() {
        return Blocks.count(diskSize());
    }

    /// The digest of a block; a copy.
    public byte[] digest(long block) {
        byte[] digest = list.get(block);
        return digest != null ? digest : zeroes(block).clone();
    }

    private byte[] zeroes(long block) {
        return block == blockCount() - 1 ? lastZeroes : Sha256.zeroes(Blocks.SIZE);
    }

    /// Whether the block is all zeroes.
    public boolean isZero(long block) {
        return !list.has(block);
    }

    /// Hex of SHA-256 over all block digests in order.
    public String checksum() {
        MessageDigest all = Sha256.fresh();
        for (long block = 0; block < blockCount(); block++) {
            byte[] digest = list.get(block);
            all.update(digest != null ? digest : zeroes(block));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /// For a disk of `diskSize` bytes, all zeroes until told otherwise.
    ///
    /// @throws IllegalArgumentException when the size is negative or above 1 PiB
    public static Builder builder(long diskSize) {
        return new Builder(diskSize);
    }

    /// Reads a whole disk through its chain. Blocks that no file of the chain holds are not read.
    public static BlockDigests of(DiskImage image) throws IOException {
        return of(image, _ -> {}, () -> false).orElseThrow();
    }

    /// The same, watched.
    ///
    /// @param bytesDone told how many more bytes of the disk are done (increments, not totals), by several threads
    /// @param cancelled asked between blocks
    /// @return empty when it was cancelled
    public static Optional<BlockDigests> of(DiskImage image, LongConsumer bytesDone, BooleanSupplier cancelled)
            throws IOException {
        var builder = builder(Blocks.checkedSize(image));
        boolean all = BlockCrew.takeAll(image, cancelled, (reader, block) -> {
            builder.take(reader, block);
            bytesDone.accept(Blocks.length(image.virtualSize(), block));
        });
        return all ? Optional.of(builder.build()) : Optional.empty();
    }

    /// The list for a disk that has changed since this one: only `touched` blocks are read, and those
    /// that a resize made new, longer or shorter.
    public BlockDigests derive(DiskImage now, BlockSet touched) throws IOException {
        var builder = builder(Blocks.checkedSize(now));
        BlockCrew.takeAll(now, () -> false, (reader, block) -> {
            if (!isSameLength(block, now.virtualSize()) || touched.contains(block)) {
                builder.take(reader, block);
            } else if (!isZero(block)) {
                builder.set(block, digest(block));
            }
        });
        return builder.build();
    }

    private boolean isSameLength(long block, long newSize) {
        return block < blockCount() && Blocks.length(diskSize(), block) == Blocks.length(newSize, block);
    }

    /// Writes the list as text, durably, in place of whatever `file` was.
    public void save(Path file) throws IOException {
        TEXT.save(list, file);
    }

    /// Reads a list that [#save] wrote.
    ///
    /// @throws CorruptImage when the file is not such a list, was cut off or was changed
    public static BlockDigests load(Path file) throws IOException {
        return new BlockDigests(TEXT.load(file));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockDigests that
                && diskSize() == that.diskSize()
                && checksum().equals(that.checksum());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(diskSize());
    }

    @Override
    public String toString() {
        return "block digests of a disk of " + diskSize() + " bytes, " + list.count() + " blocks with data";
    }

    /// Collects digests, from any number of threads.
    public static final class Builder {
        private final DigestList list;
        private final byte[] lastZeroes;

        private Builder(long diskSize) {
            this.list = new DigestList(diskSize, DigestKind.SHA_256);
            this.lastZeroes = lastZeroes(diskSize);
        }

        /// Sets the digest of a block, once.
        public void set(long block, byte[] digest) {
            boolean last = block == Blocks.count(list.diskSize()) - 1;
            if (!Arrays.equals(digest, last ? lastZeroes : Sha256.zeroes(Blocks.SIZE))) {
                list.set(block, digest);
            }
        }

        /// A copy of a block's digest; empty while it counts as zeroes.
        public Optional<byte[]> get(long block) {
            return Optional.ofNullable(list.get(block));
        }

        private void take(BlockReader reader, long block) throws IOException {
            ByteBuffer data = reader.readUnlessZero(block);
            if (data.hasRemaining()) {
                set(block, reader.sha256().of(data));
            }
        }

        /// The list as it is now.
        public BlockDigests build() {
            return new BlockDigests(list.copy());
        }
    }
}
