package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Images made to deceive: each is a good one with some bytes poked.
class HostileImageTest {
    private static final int CLUSTER = 1 << 16;

    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void makeGoodImage() {
        image = folder.resolve("a.qcow2");
        Qemu.img(folder, "create", "-q", "-f", "qcow2", image, 4 << 20);
        Qemu.io(folder, image.toString(), List.of("write -P 7 0 65536", "write -c -P 8 65536 65536"));
    }

    @Test
    void anotherMagicIsNoQcow2() throws IOException {
        poke(0, "QFI!".getBytes(StandardCharsets.US_ASCII));
        assertCorrupt(0, "not a qcow2 image");
    }

    @Test
    void emptyAndShortFilesAreRefused() throws IOException {
        for (int length : new int[] {0, 4, 71, 80}) {
            Files.write(image, Arrays.copyOf(new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3}, length));
            assertThatThrownBy(this::open).as(length + " bytes").isInstanceOf(CorruptImage.class);
        }
    }

    @Test
    void versionsOfTheFutureAreRefused() throws IOException {
        poke(4, word(4));
        assertUnsupported(4, "version 4");
    }

    @Test
    void impossibleClusterSizesAreRefused() throws IOException {
        for (int bits : new int[] {0, 8, 22, 31, -1}) {
            poke(20, word(bits));
            assertCorrupt(20, "cluster size");
        }
    }

    @Test
    void hugeDisksAreRefusedBeforeAnythingIsAllocated() throws IOException {
        poke(24, longWord(Long.MAX_VALUE));
        assertUnsupported(24, "L1 table");
        poke(24, longWord(-1));
        assertUnsupported(24, "a disk of 18446744073709551615 bytes");
    }

    @Test
    void encryptedImagesAreRefused() throws IOException {
        poke(32, word(2));
        assertUnsupported(32, "encrypted");
    }

    @Test
    void anL1TableThatIsTooLargeTooSmallOrElsewhereIsRefused() throws IOException {
        poke(36, word(-1));
        assertUnsupported(36, "L1 table");
        poke(36, word(0));
        assertCorrupt(36, "the disk needs 1");
        poke(36, word(1));
        for (long offset : new long[] {0, 100, -CLUSTER, 1L << 60, Long.MIN_VALUE}) {
            poke(40, longWord(offset));
            assertCorrupt(40, "L1 table");
        }
    }

    @Test
    void featuresThatAreNotReadAreNamed() throws IOException {
        poke(72, longWord(1 << 2));
        assertUnsupported(72, "external data file");
        poke(72, longWord(1L << 40));
        assertUnsupported(72, "0x10000000000");
        poke(72, longWord(1 << 1));
        assertCorrupt(72, "marked corrupt");
    }

    @Test
    void aDirtyImageIsReadBecauseOnlyItsRefcountsAreStale() throws IOException {
        poke(72, longWord(1));
        try (DiskImage open = open()) {
            ByteBuffer one = ByteBuffer.allocate(1);
            open.read(0, one);
            assertThat(one.get(0)).isEqualTo((byte) 7);
        }
        assertThat(ImageInfo.read(image).qcow2().orElseThrow().dirty()).isTrue();
    }

    @Test
    void compressionTypesMustBeKnownAndAgreeWithTheirFeatureBit() throws IOException {
        poke(104, new byte[] {1});
        assertCorrupt(104, "contradict");
        poke(104, new byte[] {9});
        assertUnsupported(104, "compression type 9");
    }

    @Test
    void refcountWidthsAndHeaderLengthsMakeSense() throws IOException {
        poke(96, word(7));
        assertCorrupt(96, "refcounts");
        poke(96, word(4));
        for (int length : new int[] {0, 72, 103, CLUSTER + 8, -1}) {
            poke(100, word(length));
            assertCorrupt(100, "header");
        }
    }

    @Test
    void anExtensionThatLeavesTheHeaderIsRefused() throws IOException {
        for (int length : new int[] {CLUSTER, Integer.MAX_VALUE, -1}) {
            poke(116, word(length));
            assertCorrupt(116, "extension");
        }
    }

    @Test
    void aBackingNameOutsideTheFirstClusterIsRefused() throws IOException {
        poke(8, longWord(CLUSTER - 3));
        poke(16, word(8));
        assertCorrupt(8, "outside the first cluster");
        poke(16, word(5000));
        assertCorrupt(16, "1023");
        poke(8, longWord(-5));
        poke(16, word(8));
        assertCorrupt(8, "outside the first cluster");
    }

    @Test
    void anL2TableOrClusterOutsideTheFileIsFoundWhenItIsRead() throws IOException {
        long l1 = peek(40);
        long l2 = peek(l1) & 0x00fffffffffffe00L;
        poke(l2, longWord(1L << 50 | 1L << 63));
        assertReadIsCorrupt("outside the file");
        poke(l2, longWord(513 << 9 | 1L << 63));
        assertReadIsCorrupt("amid a cluster");
        poke(l1, longWord(1L << 45));
        assertReadIsCorrupt("outside the file");
        poke(l1, longWord(512));
        assertReadIsCorrupt("does not begin at a cluster");
    }

    @Test
    void anL2TableThatIsTheL1TableItselfIsReadAsWhatItIs() throws IOException {
        Path small = folder.resolve("small.qcow2");
        Qemu.img(folder, "create", "-q", "-f", "qcow2", "-o", "cluster_size=512", small, 2 * 64 * 512);
        Qemu.io(folder, small.toString(), List.of("write -P 7 0 512", "write -P 7 32768 512"));
        image = small;
        long l1 = peek(40);
        poke(l1, longWord(l1 | 1L << 63));

        assertThat(ImageInfo.read(image).allocatedBytes()).isPresent();
        lookAtAll();
    }

    @Test
    @Timeout(30)
    void manySnapshotsWithOneLargeL1TableAreNotWalkedOneByOne() throws IOException {
        int snapshots = 65_536;
        long l1 = 64L << 20;
        ByteBuffer table = ByteBuffer.allocate(snapshots * 40);
        for (int i = 0; i < snapshots; i++) {
            table.putLong(i * 40, l1).putInt(i * 40 + 8, (int) Geometry.MAX_L1_ENTRIES);
        }
        poke(l1 + Geometry.MAX_L1_ENTRIES * 8, new byte[1]);
        poke(1 << 20, table.array());
        poke(60, word(snapshots));
        poke(64, longWord(1 << 20));

        assertThat(ImageCheck.check(image).corruptions()).anyMatch(line -> line.contains("shares its place"));
    }

    @Test
    void theCheckOfAnImageWithMillionsOfTablesEndsInALittleRoom() throws Exception {
        image = folder.resolve("tables.qcow2");
        Qemu.img(folder, "create", "-q", "-f", "qcow2", "-o", "cluster_size=512", image, 512);
        int entries = (int) Geometry.MAX_L1_ENTRIES;
        long l1 = 1 << 20;
        long first = l1 + entries * 8L;
        ByteBuffer table = ByteBuffer.allocate(entries * 8);
        for (long i = 0; i < entries; i++) {
            table.putLong(first + i * 512 | 1L << 63);
        }
        poke(l1, table.array());
        poke(first + entries * 512L, new byte[1]);
        poke(36, word(entries));
        poke(40, longWord(l1));

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CheckingInLittleRoom.class.getName(),
                        image.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("more memory than is allowed");
    }

    @Test
    void aCompressedClusterOfRubbishIsRefused() throws IOException {
        long l2 = peek(peek(40)) & 0x00fffffffffffe00L;
        long host = peek(l2 + 8) & (1L << 54) - 1;
        byte[] rubbish = new byte[40];
        new Random(5).nextBytes(rubbish);
        poke(host, rubbish);
        try (DiskImage open = open()) {
            assertThatThrownBy(() -> open.read(CLUSTER, ByteBuffer.allocate(10)))
                    .isInstanceOf(CorruptImage.class)
                    .hasMessageContaining("compressed");
        }
    }

    @Test
    void clustersScatteredOverAHugeSparseFileDoNotFillTheMemory() throws IOException {
        Path sparse = folder.resolve("sparse.qcow2");
        int entries = 1 << 18;
        ByteBuffer l2 = ByteBuffer.allocate(entries * 8);
        for (long i = 0; i < entries; i++) {
            l2.putLong((i + 8) * (2 << 20) * 512 | 1L << 63);
        }
        try (var writer =
                Qcow2Writer.create(sparse, Qcow2Writer.Options.of(1L << 39).withClusterSize(2 << 20))) {
            writer.write(0, ByteBuffer.allocate(2 << 20).put(0, (byte) 1));
            writer.finish();
        }
        try (FileChannel channel = FileChannel.open(sparse, StandardOpenOption.WRITE)) {
            channel.write(l2.flip(), 2L * (2 << 20));
            channel.write(ByteBuffer.allocate(1), 1L << 43);
        }
        CheckReport report = ImageCheck.check(sparse);
        assertThat(report.corruptions()).hasSizeLessThan(1100).isNotEmpty();
    }

    @Test
    void pokedBytesNeverBringAnythingButATypedError() {
        long seed = Long.getLong("chainkeeper.seed", System.nanoTime());
        System.out.println("HostileImageTest pokes: -Dchainkeeper.seed=" + seed);
        Random random = new Random(seed);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            byte[] good = Files.readAllBytes(image);
            int l2 = (int) (peek(peek(40)) & 0x00fffffffffffe00L);
            int[] places = {0, 72, (int) peek(40), l2, (int) peek(48), 2 * CLUSTER};
            for (int i = 0; i < 2000; i++) {
                byte[] bad = good.clone();
                for (int j = random.nextInt(4); j >= 0; j--) {
                    bad[places[random.nextInt(places.length)] + random.nextInt(60)] = (byte) (1 << random.nextInt(8));
                }
                Files.write(image, bad);
                lookAtAll();
            }
        });
    }

    private void lookAtAll() throws IOException {
        try {
            ImageInfo.read(image);
            try (DiskImage open = open()) {
                int length = (int) Math.min(1 << 20, open.virtualSize());
                open.read(0, ByteBuffer.allocate(length));
                if (length > 0) {
                    open.extentAt(0, open.virtualSize());
                }
            }
        } catch (ImageException | NoSuchFileException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
        try {
            ImageCheck.check(image);
        } catch (ImageException expected) {
            assertThat(expected.reason()).isNotBlank();
        }
    }

    private DiskImage open() throws IOException {
        return DiskImage.open(image, ImageFormat.QCOW2);
    }

    private void assertCorrupt(long offset, String words) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOfSatisfying(
                        CorruptImage.class, e -> assertThat(e.offset()).isEqualTo(offset))
                .hasMessageContaining(words);
    }

    private void assertUnsupported(long offset, String words) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOfSatisfying(
                        UnsupportedImage.class, e -> assertThat(e.offset()).isEqualTo(offset))
                .hasMessageContaining(words);
    }

    private void assertReadIsCorrupt(String words) throws IOException {
        try (DiskImage open = open()) {
            assertThatThrownBy(() -> open.read(0, ByteBuffer.allocate(10)))
                    .isInstanceOf(CorruptImage.class)
                    .hasMessageContaining(words);
        }
    }

    private void poke(long offset, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), offset);
        }
    }

    private long peek(long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(image, StandardOpenOption.READ)) {
            ByteBuffer word = ByteBuffer.allocate(8);
            channel.read(word, offset & 0x00ffffffffffffffL);
            return word.getLong(0) & Long.MAX_VALUE;
        }
    }

    private static byte[] word(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] longWord(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }
}
