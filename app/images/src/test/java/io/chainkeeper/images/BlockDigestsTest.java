package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockDigestsTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    /// 9 MiB and 1,536 bytes: a pattern, then zeroes, then a short last block that ends in 0x5a.
    private static byte[] knownDisk() {
        byte[] disk = new byte[9 * MIB + 1536];
        for (int i = 0; i < MIB; i++) {
            disk[i] = (byte) (7 * i + i / 256);
        }
        Arrays.fill(disk, disk.length - 1536, disk.length, (byte) 0x5a);
        return disk;
    }

    @Test
    void checksumIsTheOneAnImageServerAnswers() throws IOException {
        Path raw = Files.write(folder.resolve("disk.raw"), knownDisk());
        Qemu.img(folder, "convert", "-f", "raw", "-O", "qcow2", "disk.raw", "disk.qcow2");
        try (DiskImage asRaw = DiskImage.open(raw, ImageFormat.RAW);
                DiskImage asQcow2 = DiskImage.open(folder.resolve("disk.qcow2"), ImageFormat.QCOW2)) {
            String known = "7d5d090c05f74518de783732b0be37796e6c27668214322392c37d6128ebd00e";
            assertThat(BlockDigests.of(asRaw).checksum()).isEqualTo(known);
            assertThat(BlockDigests.of(asQcow2).checksum()).isEqualTo(known);
            assertThat(BlockDigests.of(asQcow2).isZero(1)).isTrue();
        }
    }

    @Test
    void checksumOfAnEmptyDiskIsTheDigestOfNothing() {
        assertThat(BlockDigests.builder(0).build().checksum())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 3 * MIB + 7, 4 * MIB - 512, 4 * MIB})
    void zeroesBeforeTheDataOfABlockAreDigestedToo(int zeroes) {
        BlockSha256 sha256 = new BlockSha256();
        for (int length : new int[] {4 * MIB, 4 * MIB - 512, zeroes + 1}) {
            byte[] block = new byte[length];
            new Random(length).nextBytes(block);
            Arrays.fill(block, 0, Math.min(zeroes, length), (byte) 0);
            ByteBuffer direct = ByteBuffer.allocateDirect(length).put(block).flip();
            byte[] expected = Sha256.fresh().digest(block);
            assertThat(sha256.of(direct)).isEqualTo(expected);
            assertThat(sha256.of(ByteBuffer.wrap(block))).isEqualTo(expected);
            assertThat(direct.remaining()).isEqualTo(length);
        }
    }

    @Test
    void derivingReadsOnlyTouchedBlocksAndThoseTheResizeChanged() throws IOException {
        byte[] before = new byte[18 * MIB];
        new Random(1).nextBytes(before);
        BlockDigests old = digests(before);
        byte[] after = Arrays.copyOf(before, 22 * MIB + 512);
        after[9 * MIB] ^= 1;
        after[21 * MIB] = 1;
        var touched = BlockSet.of(after.length);
        touched.add(2);
        Path file = Files.write(folder.resolve("after.raw"), after);
        try (DiskImage image = DiskImage.open(file, ImageFormat.RAW)) {
            assertThat(old.derive(image, touched)).isEqualTo(digests(after));
        }
    }

    @Test
    void derivingTrustsThatUntouchedBlocksAreAsBefore() throws IOException {
        byte[] before = new byte[12 * MIB];
        byte[] after = before.clone();
        after[0] = 1;
        Path file = Files.write(folder.resolve("after.raw"), after);
        BlockDigests old = digests(before);
        try (DiskImage image = DiskImage.open(file, ImageFormat.RAW)) {
            assertThat(old.derive(image, BlockSet.of(after.length))).isEqualTo(old);
        }
    }

    @Test
    void digestingCanBeWatchedAndCancelled() throws IOException {
        Path file = Files.write(folder.resolve("disk.raw"), new byte[48 * MIB]);
        try (DiskImage image = DiskImage.open(file, ImageFormat.RAW)) {
            LongAdder done = new LongAdder();
            assertThat(BlockDigests.of(image, done::add, () -> done.sum() > 0)).isEmpty();
            assertThat(done.sum()).isBetween(4L * MIB, 47L * MIB);
            assertThat(StoredDigests.of(image, done::add, () -> true)).isEmpty();
        }
    }

    @Test
    void aShrunkDiskHasAShorterList() throws IOException {
        byte[] before = new byte[12 * MIB];
        new Random(2).nextBytes(before);
        byte[] after = Arrays.copyOf(before, 6 * MIB);
        Path file = Files.write(folder.resolve("after.raw"), after);
        try (DiskImage image = DiskImage.open(file, ImageFormat.RAW)) {
            assertThat(digests(before).derive(image, BlockSet.of(after.length))).isEqualTo(digests(after));
        }
    }

    @Test
    void aListSurvivesSavingAndLoading() throws IOException {
        BlockDigests digests = digests(knownDisk());
        Path file = folder.resolve("disk.blocks");
        digests.save(file);
        digests.save(file);
        assertThat(BlockDigests.load(file)).isEqualTo(digests);
        assertThat(Files.readAllLines(file).getFirst()).isEqualTo("chainkeeper block-digests 1");
    }

    @Test
    void aListThatWasTouchedOrCutOffIsRefused() throws IOException {
        Path file = folder.resolve("disk.blocks");
        digests(knownDisk()).save(file);
        byte[] good = Files.readAllBytes(file);
        byte[] touched = good.clone();
        touched[good.length / 2] = (byte) (touched[good.length / 2] == 'a' ? 'b' : 'a');
        Files.write(file, touched);
        assertThatThrownBy(() -> BlockDigests.load(file)).isInstanceOf(CorruptImage.class);
        Files.write(file, Arrays.copyOf(good, good.length - 70));
        assertThatThrownBy(() -> BlockDigests.load(file)).isInstanceOf(CorruptImage.class);
    }

    @Test
    void aListThatClaimsAnImpossibleDiskIsRefused() throws IOException {
        Path file = folder.resolve("disk.blocks");
        Files.writeString(
                file,
                "chainkeeper block-digests 1\nalgorithm sha256\nblock-size 4194304\ndisk-size 999999999999999999\n");
        assertThatThrownBy(() -> BlockDigests.load(file))
                .isInstanceOf(CorruptImage.class)
                .hasMessageContaining("disk size");
    }

    @Test
    void storedDigestsOfTheWrittenDataAreThoseOfTheFileReadBack() throws IOException {
        byte[] disk = new byte[9 * MIB + 512];
        new Random(3).nextBytes(disk);
        Arrays.fill(disk, 3 * 65536, 5 * 65536, (byte) 0);
        Arrays.fill(disk, 4 * MIB, 8 * MIB, (byte) 0);
        Path file = folder.resolve("layer.qcow2");
        var builder = StoredDigests.builder(disk.length);
        var options = Qcow2Writer.Options.of(disk.length).withCompression(Qcow2Writer.Compression.ZSTD);
        try (var writer = Qcow2Writer.create(file, options)) {
            for (int block = 0; block * 4 * MIB < disk.length; block++) {
                int length = Math.min(4 * MIB, disk.length - block * 4 * MIB);
                ByteBuffer data = ByteBuffer.wrap(disk, block * 4 * MIB, length);
                var stored = builder.block(block, writer.clusterSize());
                stored.add(data);
                stored.end();
                writer.write(block * 4L * MIB, data);
            }
            writer.finish();
        }
        StoredDigests expected = builder.build();
        try (DiskImage layer = DiskImage.open(file, ImageFormat.QCOW2)) {
            assertThat(StoredDigests.of(layer).differences(expected)).isEmpty();
        }
        assertThat(expected.blocksWithData()).isEqualTo(2);
        expected.save(folder.resolve("layer.stored"));
        assertThat(StoredDigests.load(folder.resolve("layer.stored")).differences(expected))
                .isEmpty();
        var touched = builder.block(0, 65536);
        disk[5]++;
        touched.add(ByteBuffer.wrap(disk, 0, 4 * MIB));
        touched.end();
        assertThat(expected.differences(builder.build())).containsExactly(0L);
    }

    /// The check values of the two polynomials, as catalogues of CRCs give them for "123456789".
    @Test
    void storedDigestsAreTwoKnownCrcs() throws IOException {
        var builder = StoredDigests.builder(512);
        var block = builder.block(0, 512);
        block.add(ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII)));
        block.end();
        Path file = folder.resolve("known.stored");
        builder.build().save(file);
        assertThat(Files.readAllLines(file)).contains("algorithm crc32c-crc32", "0 e3069283cbf43926");
    }

    @Test
    void storedDigestsOfEarlierPointsAreStillCompared() throws IOException {
        byte[] data = new byte[1024];
        Arrays.fill(data, (byte) 7);
        String digest = HexFormat.of().formatHex(Sha256.fresh().digest(data));
        String lines = "chainkeeper stored-digests 1\nalgorithm sha256\nblock-size 4194304\ndisk-size 1024\n0 " + digest
                + "\n";
        String seal = HexFormat.of().formatHex(Sha256.fresh().digest(lines.getBytes(StandardCharsets.US_ASCII)));
        Path file = Files.writeString(folder.resolve("old.stored"), lines + "end " + seal + "\n");
        StoredDigests old = StoredDigests.load(file);
        var now = old.another();
        var block = now.block(0, 65536);
        block.add(ByteBuffer.wrap(data));
        block.end();
        assertThat(old.differences(now.build())).isEmpty();
        var fresh = StoredDigests.builder(1024).build();
        assertThatThrownBy(() -> old.differences(fresh)).isInstanceOf(IllegalArgumentException.class);
    }

    private BlockDigests digests(byte[] disk) throws IOException {
        Path file = Files.write(folder.resolve("some.raw"), disk);
        try (DiskImage image = DiskImage.open(file, ImageFormat.RAW)) {
            return BlockDigests.of(image);
        }
    }
}
