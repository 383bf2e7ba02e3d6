package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Qcow2WriterTest {
    private static final int CLUSTER = 1 << 16;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void manyThreadsWriteDistinctClustersOfOneImage(Qcow2Writer.Compression compression) throws Exception {
        byte[] disk = new byte[24 << 20];
        new Random(4).nextBytes(disk);
        for (int at = 0; at < disk.length; at += 5 * CLUSTER) {
            Arrays.fill(disk, at, Math.min(at + 2 * CLUSTER, disk.length), (byte) (at >> 16));
        }
        Path file = folder.resolve("a.qcow2");
        try (var writer =
                Qcow2Writer.create(file, Qcow2Writer.Options.of(disk.length).withCompression(compression))) {
            try (var pool = Executors.newFixedThreadPool(4)) {
                var parts = new ArrayList<Future<?>>();
                for (int at = 0; at < disk.length; at += 3 * CLUSTER) {
                    ByteBuffer part = ByteBuffer.wrap(disk, at, Math.min(3 * CLUSTER, disk.length - at));
                    long offset = at;
                    parts.add(pool.submit(() -> {
                        writer.write(offset, part);
                        return null;
                    }));
                }
                for (Future<?> each : parts) {
                    each.get();
                }
            }
            writer.finish();
        }
        Files.write(folder.resolve("a.raw"), disk);
        Qemu.img(folder, "check", "-q", "-f", "qcow2", "a.qcow2");
        Qemu.img(folder, "compare", "-q", "-f", "qcow2", "-F", "raw", "a.qcow2", "a.raw");
    }

    @Test
    void beforeFinishTheFileIsNoImageAndSaysSo() throws IOException {
        Path file = folder.resolve("a.qcow2");
        try (var writer = Qcow2Writer.create(file, Qcow2Writer.Options.of(1 << 20))) {
            writer.write(0, noise(CLUSTER));
        }
        assertThat(new String(Files.readAllBytes(file), 0, 10, StandardCharsets.US_ASCII))
                .isEqualTo("UNFINISHED");
        assertThat(Qcow2Writer.isUnfinished(file)).isTrue();
        assertThatThrownBy(() -> DiskImage.open(file, ImageFormat.QCOW2))
                .isInstanceOf(CorruptImage.class)
                .hasMessageContaining("never finished");
        assertThat(Qemu.tryImg(folder, "check", "-f", "qcow2", "a.qcow2").status())
                .isNotZero();
    }

    @Test
    void afterFinishTheFileIsAnImage() throws IOException {
        Path file = folder.resolve("a.qcow2");
        try (var writer = Qcow2Writer.create(file, Qcow2Writer.Options.of(1 << 20))) {
            writer.finish();
            assertThatThrownBy(() -> writer.write(0, noise(CLUSTER))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(Qcow2Writer.isUnfinished(file)).isFalse();
        Qemu.img(folder, "check", "-q", "-f", "qcow2", "a.qcow2");
    }

    @Test
    void anEmptyDiskIsAnImageToo() throws IOException {
        try (var writer = Qcow2Writer.create(folder.resolve("a.qcow2"), Qcow2Writer.Options.of(0))) {
            writer.finish();
        }
        Qemu.img(folder, "check", "-q", "-f", "qcow2", "a.qcow2");
        try (DiskImage image = DiskImage.open(folder.resolve("a.qcow2"), ImageFormat.QCOW2)) {
            assertThat(image.virtualSize()).isZero();
            assertThat(BlockDigests.of(image).blockCount()).isZero();
        }
    }

    @Test
    void aHugeSparseDiskTakesLittleRoomAndTime() throws IOException {
        long size = 1L << 46;
        try (var writer = Qcow2Writer.create(
                folder.resolve("a.qcow2"), Qcow2Writer.Options.of(size).withClusterSize(2 << 20))) {
            writer.write(size - (2 << 20), noise(2 << 20));
            writer.finish();
        }
        Qemu.img(folder, "check", "-q", "-f", "qcow2", "a.qcow2");
        assertThat(Files.size(folder.resolve("a.qcow2"))).isLessThan(32 << 20);
        try (DiskImage image = DiskImage.open(folder.resolve("a.qcow2"), ImageFormat.QCOW2)) {
            assertThat(image.extentAt(0, size)).isEqualTo(new Extent(0, size - (2 << 20), Extent.Kind.HOLE));
        }
    }

    @Test
    void dataAllOverAHugeDiskIsWrittenAndDigestedInALittleHeap() throws Exception {
        Path file = folder.resolve("huge.qcow2");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HugeSparseDisk.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo(HugeSparseDisk.PLACES + " 64");
        Qemu.img(folder, "check", "-q", "-f", "qcow2", "huge.qcow2");
    }

    /// A guest that discards its disk makes an incremental of nothing but zeroes.
    @Test
    void zeroesOverAHugeDiskCoverTheDataBelowAndAreStoredOnce() throws IOException {
        long size = (256L << 30) + 5 * CLUSTER;
        try (var base = Qcow2Writer.create(folder.resolve("base.qcow2"), Qcow2Writer.Options.of(size))) {
            base.write(128L << 30, noise(CLUSTER));
            base.finish();
        }
        var options = Qcow2Writer.Options.of(size).withBacking("base.qcow2", ImageFormat.QCOW2);
        try (var writer = Qcow2Writer.create(folder.resolve("top.qcow2"), options)) {
            writer.write(3L * CLUSTER, noise(CLUSTER));
            writer.writeZeroes(4L * CLUSTER, size - 4L * CLUSTER);
            writer.finish();
        }
        try (var top = DiskImage.open(folder.resolve("top.qcow2"), ImageFormat.QCOW2)) {
            for (long at = 4L * CLUSTER; at < size; ) {
                Extent extent = top.extentAt(at, size - at);
                assertThat(extent.kind()).as("at " + at).isEqualTo(Extent.Kind.ZERO);
                at = extent.end();
            }
            assertThat(top.extentAt(3L * CLUSTER, CLUSTER).kind()).isEqualTo(Extent.Kind.DATA);
        }
        Qemu.img(folder, "check", "-q", "-f", "qcow2", "top.qcow2");
        try (var writer = Qcow2Writer.create(folder.resolve("twice.qcow2"), options)) {
            writer.writeZeroes(0, size);
            assertThatThrownBy(() -> writer.write(64L * CLUSTER, noise(CLUSTER)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("stored before");
        }
    }

    @Test
    void aClusterIsStoredOnce() throws IOException {
        try (var writer = Qcow2Writer.create(folder.resolve("a.qcow2"), Qcow2Writer.Options.of(1 << 20))) {
            writer.write(CLUSTER, noise(CLUSTER));
            assertThatThrownBy(() -> writer.write(CLUSTER, noise(CLUSTER)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// The first two clusters of the refused range were claimed already; they would be holes where data belong.
    @Test
    void anImageInWhichAWriteStoppedHalfwayIsNeverFinished() throws IOException {
        Path file = folder.resolve("a.qcow2");
        try (var writer = Qcow2Writer.create(file, Qcow2Writer.Options.of(1 << 20))) {
            writer.write(2 * CLUSTER, noise(CLUSTER));
            assertThatThrownBy(() -> writer.write(0, noise(4 * CLUSTER))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        }
        assertThat(Qcow2Writer.isUnfinished(file)).isTrue();
    }

    /// Several threads write: whoever hears of it first must hear why.
    @Test
    void onceAWriteHasFailedAllOthersFailAsItDid() throws IOException {
        Path file = folder.resolve("a.qcow2");
        try (var writer = Qcow2Writer.create(file, Qcow2Writer.Options.of(1 << 20))) {
            Thread.currentThread().interrupt(); // closes the file below the writer
            assertThatThrownBy(() -> writer.write(0, noise(CLUSTER))).isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> writer.write(CLUSTER, noise(CLUSTER)))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThatThrownBy(() -> writer.writeZeroes(0, CLUSTER)).isInstanceOf(ClosedByInterruptException.class);
            assertThatThrownBy(writer::finish).isInstanceOf(ClosedByInterruptException.class);
        }
        assertThat(Qcow2Writer.isUnfinished(file)).isTrue();
    }

    @Test
    void partsOfClustersAreRefused() throws IOException {
        try (var writer = Qcow2Writer.create(folder.resolve("a.qcow2"), Qcow2Writer.Options.of((1 << 20) + 512))) {
            assertThatThrownBy(() -> writer.write(512, noise(CLUSTER))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write(0, noise(512))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write(1 << 20, noise(1024))).isInstanceOf(IllegalArgumentException.class);
            writer.write(1 << 20, noise(512));
            writer.finish();
        }
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a.qcow2"), "mine");
        assertThatThrownBy(() -> Qcow2Writer.create(file, Qcow2Writer.Options.of(512)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void backingNamesThatNobodyMayFollowAreNotWritten() {
        for (String name :
                new String[] {"", "/etc/passwd", "nbd:localhost:10809", "json:{}", "http://x/y", "C:\\x", "a\nb"}) {
            assertThatThrownBy(() -> Qcow2Writer.Options.of(512).withBacking(name, ImageFormat.RAW))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ByteBuffer noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
