package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCheckTest {
    private static final int CLUSTER = 1 << 16;

    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void makeImage() {
        make("refcount_bits=16");
    }

    private void make(String options) {
        image = folder.resolve("a.qcow2");
        Qemu.img(folder, "create", "-q", "-f", "qcow2", "-o", options, image, 4 << 20);
        Qemu.io(folder, "a.qcow2", List.of("write -P 7 0 256k", "write -z 1M 64k"));
    }

    @Test
    void countsTheClustersInUse() throws IOException {
        CheckReport report = ImageCheck.check(image);
        assertThat(report.clean()).isTrue();
        assertThat(report.totalClusters()).isEqualTo(64);
        assertThat(report.usedClusters()).isEqualTo(count("allocated-clusters"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64})
    void aClusterThatNobodyUsesIsALeak(int bits) throws IOException {
        make("refcount_bits=" + bits);
        poke(l2() + 8, 0);
        CheckReport report = ImageCheck.check(image);
        assertThat(report.corruptions()).isEmpty();
        assertThat(report.leaks()).hasSize(1);
        assertThat(count("leaks")).isEqualTo(1);
    }

    @Test
    void aClusterUsedTwiceIsCorruption() throws IOException {
        poke(l2() + 8, peek(l2()));
        CheckReport report = ImageCheck.check(image);
        assertThat(report.corruptions()).isNotEmpty().anyMatch(line -> line.contains("is used 2 times"));
        assertThat(report.leaks()).hasSize(1);
        assertThat(count("corruptions")).isPositive();
        assertThat(count("leaks")).isEqualTo(1);
    }

    @Test
    void aClusterOutsideTheFileIsCorruption() throws IOException {
        poke(l2() + 8, 1L << 63 | 1L << 40);
        assertThat(ImageCheck.check(image).corruptions()).anyMatch(line -> line.contains("leaves the file"));
        assertThat(count("corruptions")).isPositive();
    }

    @Test
    void snapshotsAndBitmapsUseClustersToo() throws IOException {
        Qemu.img(folder, "snapshot", "-c", "before", "a.qcow2");
        Qemu.io(folder, "a.qcow2", List.of("write -P 9 64k 128k"));
        Qemu.img(folder, "snapshot", "-c", "a much longer name", "a.qcow2");
        Qemu.img(folder, "bitmap", "--add", "a.qcow2", "marks");
        Qemu.io(folder, "a.qcow2", List.of("write -P 10 512k 128k"));
        CheckReport report = ImageCheck.check(image);
        assertThat(report.corruptions()).isEmpty();
        assertThat(report.leaks()).isEmpty();
        assertThat(report.usedClusters()).isEqualTo(count("allocated-clusters"));
    }

    @Test
    void snapshotsInTheFileDoNotDisturbTheActiveDisk() throws IOException {
        Qemu.img(folder, "snapshot", "-c", "before", "a.qcow2");
        Qemu.io(folder, "a.qcow2", List.of("write -P 9 64k 64k"));
        try (DiskImage open = DiskImage.open(image, ImageFormat.QCOW2)) {
            ByteBuffer bytes = ByteBuffer.allocate(3 * CLUSTER);
            open.read(0, bytes);
            assertThat(bytes.get(CLUSTER - 1)).isEqualTo((byte) 7);
            assertThat(bytes.get(CLUSTER)).isEqualTo((byte) 9);
            assertThat(bytes.get(2 * CLUSTER)).isEqualTo((byte) 7);
        }
        assertThat(ImageInfo.read(image).qcow2().orElseThrow().snapshots()).isEqualTo(1);
    }

    @Test
    void aTruncatedFileIsCorrupt() throws IOException {
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(l2() + 2L * CLUSTER);
        }
        assertThat(ImageCheck.check(image).corruptions()).isNotEmpty();
    }

    private long l2() throws IOException {
        return peek(peek(40)) & 0x00ff_ffff_ffff_fe00L;
    }

    private long count(String what) {
        String words = Qemu.tryImg(folder, "check", "-f", "qcow2", "--output=json", "a.qcow2")
                .words();
        Matcher found = Pattern.compile("\"" + what + "\": (\\d+)").matcher(words);
        assertThat(found.find()).as(words).isTrue();
        return Long.parseLong(found.group(1));
    }

    private void poke(long offset, long value) throws IOException {
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.seek(offset);
            file.writeLong(value);
        }
    }

    private long peek(long offset) throws IOException {
        try (var file = new RandomAccessFile(image.toFile(), "r")) {
            file.seek(offset);
            return file.readLong();
        }
    }
}
