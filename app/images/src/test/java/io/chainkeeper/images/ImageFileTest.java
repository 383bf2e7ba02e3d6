package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How files are read and written beside the system's cache and through it.
class ImageFileTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private final byte[] content = new byte[3 * MIB + 777];
    private Path file;

    @BeforeEach
    void choose() {
        long seed = new Random().nextLong();
        System.out.println("ImageFileTest seed " + seed);
        new Random(seed).nextBytes(content);
        file = folder.resolve("file");
    }

    private void writePastTheCache() throws IOException {
        ByteBuffer pages = Pages.buffer(4 * MIB);
        try (ImageFile created = ImageFile.create(file)) {
            created.write(0, pages.put(content).flip());
            created.force();
        }
    }

    private byte[] read(ImageFile from, int position, int length) throws IOException {
        ByteBuffer into = Pages.buffer(4 * MIB).limit(length);
        from.read(position, into);
        byte[] bytes = new byte[length];
        into.flip().get(bytes);
        return bytes;
    }

    private static boolean holds(Path file, long position) throws IOException {
        try (FileChannel open = FileChannel.open(file);
                Resident resident = Resident.of(open)) {
            return resident.holds(position);
        }
    }

    @Test
    void readingPastTheCacheLeavesItAsItWasAndReadingThroughItIsNoticed() throws IOException {
        writePastTheCache();
        assumeThat(holds(file, MIB)).as("a file system without direct files").isFalse();
        try (ImageFile open = ImageFile.toRead(file)) {
            assertThat(read(open, 0, content.length)).isEqualTo(content);
            assertThat(holds(file, MIB)).isFalse();

            Files.readAllBytes(file);

            assertThat(holds(file, MIB)).isTrue();
            assertThat(read(open, 0, content.length)).isEqualTo(content);
        }
    }

    @Test
    void eachPieceIsReadRightWhateverTheCacheHoldsOfIt() throws IOException {
        writePastTheCache();
        try (ImageFile open = ImageFile.toRead(file);
                FileChannel cached = FileChannel.open(file)) {
            for (int round = 0; round < 4; round++) {
                for (int at = 0; at < 3 * MIB; at += MIB / 2) {
                    assertThat(read(open, at, MIB / 2)).isEqualTo(Arrays.copyOfRange(content, at, at + MIB / 2));
                }
                assertThat(read(open, 0, content.length)).isEqualTo(content);
                cached.read(ByteBuffer.allocate(100 << 10), (round * MIB + 300) & -4096);
            }
        }
    }

    @Test
    void nothingBeyondTheEndCountsAsHeld() throws IOException {
        Files.write(file, content);
        assertThat(holds(file, content.length - 1)).isTrue();
        assertThat(holds(file, content.length)).isFalse();
        assertThat(holds(Files.createFile(folder.resolve("empty")), 0)).isFalse();
    }

    /// Memory on the heap can't go past the cache, whatever the file system.
    @Test
    void whatIsWrittenThroughTheCacheNeverPilesUpBeyondAWindow() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(5 * MIB);
        try (ImageFile created = ImageFile.create(file)) {
            long most = 0;
            for (long at = 0; at < 2 * ImageFile.DIRTY_WINDOW; at += piece.capacity()) {
                created.write(at, piece.clear());
                most = Math.max(most, created.dirty());
            }
            assertThat(most).isBetween(ImageFile.DIRTY_WINDOW / 2, ImageFile.DIRTY_WINDOW);
        }
    }
}
