package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageConvertTest {
    private static final int SIZE = (40 << 20) + 512;

    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void makeSource() throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(6).nextBytes(bytes);
        Arrays.fill(bytes, 8 << 20, 30 << 20, (byte) 0);
        source = Files.write(folder.resolve("a.raw"), bytes);
    }

    @Test
    void whatComesOutReadsLikeWhatWentIn() throws IOException {
        for (var compression : Qcow2Writer.Compression.values()) {
            String name = compression + ".qcow2";
            assertThat(convert(name, ImageFormat.QCOW2, compression)).isEqualTo(ImageConvert.Ending.FINISHED);
            Qemu.img(folder, "check", "-q", "-f", "qcow2", name);
            Qemu.img(folder, "compare", "-q", "-f", "raw", "-F", "qcow2", "a.raw", name);
        }
        convert("b.raw", ImageFormat.RAW, Qcow2Writer.Compression.NONE);
        assertThat(Files.mismatch(source, folder.resolve("b.raw"))).isEqualTo(-1);
    }

    @Test
    void aCancelledConversionLeavesNothing() throws IOException {
        AtomicLong asked = new AtomicLong();
        for (ImageFormat format : ImageFormat.values()) {
            try (DiskImage image = DiskImage.open(source, ImageFormat.RAW)) {
                assertThat(ImageConvert.convert(
                                image,
                                folder.resolve("b"),
                                format,
                                Qcow2Writer.Compression.NONE,
                                (_, _) -> {},
                                () -> asked.incrementAndGet() > 3))
                        .isEqualTo(ImageConvert.Ending.CANCELLED);
            }
        }
        assertOnlySource();
    }

    @Test
    void aFailedConversionLeavesNothing() throws IOException {
        try (DiskImage image = DiskImage.open(source, ImageFormat.RAW)) {
            assertThatThrownBy(() -> ImageConvert.convert(
                            image,
                            folder.resolve("b"),
                            ImageFormat.QCOW2,
                            Qcow2Writer.Compression.NONE,
                            (_, _) -> {
                                throw new IllegalStateException("no more");
                            },
                            () -> false))
                    .hasMessage("no more");
        }
        assertOnlySource();
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws IOException {
        Path there = Files.writeString(folder.resolve("b"), "mine");
        for (ImageFormat format : ImageFormat.values()) {
            assertThatThrownBy(() -> convert("b", format, Qcow2Writer.Compression.NONE))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(there).hasContent("mine");
    }

    @Test
    void comparingTellsTheFirstDifferentByte() throws IOException {
        convert("b.raw", ImageFormat.RAW, Qcow2Writer.Compression.NONE);
        try (var channel = FileChannel.open(folder.resolve("b.raw"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), 20_000_001);
        }
        assertThat(compare("b.raw"))
                .hasValueSatisfying(one -> assertThat(one.offset()).isEqualTo(20_000_001));
    }

    @Test
    void aLongerDiskIsTheSameWhenTheRestIsZero() throws IOException {
        byte[] bytes = Arrays.copyOf(Files.readAllBytes(source), SIZE + (3 << 20));
        Files.write(folder.resolve("long.raw"), bytes);
        assertThat(compare("long.raw")).isEmpty();
        bytes[bytes.length - 1] = 1;
        Files.write(folder.resolve("long.raw"), bytes);
        assertThat(compare("long.raw"))
                .hasValueSatisfying(one -> assertThat(one.offset()).isEqualTo(SIZE));
    }

    private Optional<ImageCompare.Difference> compare(String other) throws IOException {
        try (DiskImage a = DiskImage.open(source, ImageFormat.RAW);
                DiskImage b = DiskImage.open(folder.resolve(other), ImageFormat.RAW)) {
            return ImageCompare.compare(a, b);
        }
    }

    private ImageConvert.Ending convert(String name, ImageFormat format, Qcow2Writer.Compression compression)
            throws IOException {
        try (DiskImage image = DiskImage.open(source, ImageFormat.RAW)) {
            return ImageConvert.convert(image, folder.resolve(name), format, compression, (_, _) -> {}, () -> false);
        }
    }

    private void assertOnlySource() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(source);
        }
    }
}
