package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSha256;
import io.chainkeeper.images.ClusterRuns;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageCheck;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Pages;
import io.chainkeeper.images.Qcow2Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BroughtBeforeTest {
    private static final int BLOCK = BlockDigests.BLOCK_SIZE;
    private static final long SIZE = 5L * BLOCK + 200_704;
    private static final int CLUSTER = Qcow2Writer.DEFAULT_CLUSTER_SIZE;
    private static final BroughtLog.Rhythm EACH = new BroughtLog.Rhythm(1, Duration.ofHours(1));

    @TempDir
    Path folder;

    private final byte[] disk = new byte[(int) SIZE];
    private final ByteBuffer buffer = Pages.buffer(BLOCK);
    private Path image;
    private Path notes;

    @BeforeEach
    void fill() {
        image = folder.resolve("disk.qcow2");
        notes = folder.resolve("disk.brought");
        new Random(7).nextBytes(disk);
        // Half of it shrinks, and some of it is zero.
        for (int cluster = 0; cluster < SIZE / CLUSTER; cluster += 2) {
            Arrays.fill(disk, cluster * CLUSTER + 100, (cluster + 1) * CLUSTER, (byte) (cluster % 6 / 4));
        }
        Arrays.fill(disk, 3 * BLOCK, 3 * BLOCK + 40 * CLUSTER, (byte) 0);
    }

    private static Qcow2Writer.Options form(Qcow2Writer.Compression compression) {
        return Qcow2Writer.Options.of(SIZE).withCompression(compression);
    }

    private void bring(Brought into, Qcow2Writer writer, long... blocks) throws IOException {
        ClusterRuns runs = new ClusterRuns(buffer, CLUSTER);
        BlockSha256 whole = new BlockSha256();
        for (long block : blocks) {
            int length = (int) Math.min(BLOCK, SIZE - block * BLOCK);
            buffer.clear().put(disk, (int) block * BLOCK, length).flip();
            runs.clear();
            runs.add(0, length);
            into.whole().set(block, whole.of(buffer.slice(0, length)));
            into.stored().digester().take(block, runs);
            into.touched().add(block);
            writer.write(block * BLOCK, runs);
            into.finish(block);
        }
    }

    /// A program brings some blocks and dies.
    private void died(Qcow2Writer.Options form, long... blocks) throws IOException {
        try (Qcow2Writer writer = Qcow2Writer.create(image, form)) {
            Brought brought = Brought.nothing(writer);
            try (BroughtLog log = BroughtLog.begin(notes, writer, form, brought, EACH)) {
                bring(brought, writer, Arrays.copyOf(blocks, blocks.length - 1));
                writer.settle(); // packs are full long before this on a real disk
                bring(brought, writer, blocks[blocks.length - 1]);
            }
        }
    }

    private Optional<BroughtBefore> find(Qcow2Writer.Options form) throws IOException {
        return BroughtBefore.find(image, notes, form, EACH, folder, () -> false);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenDownIsKeptAndTheRestMakesAWholeImageOfIt(Qcow2Writer.Compression compression) throws Exception {
        Qcow2Writer.Options form = form(compression);
        died(form, 1, 3, 5, 0);

        BroughtBefore before = find(form).orElseThrow();
        Qcow2Writer writer = before.image().orElseThrow();
        long[] missing = LongStream.range(0, 6)
                .filter(block -> !before.brought().has(block))
                .toArray();
        assertThat(missing).contains(2, 4).hasSizeLessThan(6);
        bring(before.brought(), writer, missing);
        writer.finish();
        writer.close();
        before.log().orElseThrow().close();

        try (DiskImage now = DiskImage.open(image, ImageFormat.QCOW2)) {
            ByteBuffer all = ByteBuffer.allocate((int) SIZE);
            now.read(0, all);
            assertThat(all.array()).isEqualTo(disk);
            assertThat(before.brought().whole().build()).isEqualTo(BlockDigests.of(now));
        }
        assertThat(ImageCheck.check(image).clean()).isTrue();
        Qemu.check(image);
    }

    @Test
    void aFinishedImageIsKnownToBeWhole() throws Exception {
        Qcow2Writer.Options form = form(Qcow2Writer.Compression.ZSTD);
        try (Qcow2Writer writer = Qcow2Writer.create(image, form)) {
            Brought brought = Brought.nothing(writer);
            try (BroughtLog log = BroughtLog.begin(notes, writer, form, brought, EACH)) {
                bring(brought, writer, 0, 1, 2, 3, 4, 5);
                log.end(new Downloaded(
                        SIZE, 11, 22, 33, brought.stored().build(), Optional.empty(), brought.touched()));
                writer.finish();
            }
        }

        BroughtBefore before = find(form).orElseThrow();

        Downloaded all = before.finished().orElseThrow();
        assertThat(before.image()).isEmpty();
        assertThat(all.bytesMoved()).isEqualTo(11);
        try (DiskImage now = DiskImage.open(image, ImageFormat.QCOW2)) {
            assertThat(all.whole()).contains(BlockDigests.of(now));
        }
    }

    @Test
    void aBlockThatIsNotWhatWasWrittenMakesTheDiskBeBroughtAnew() throws Exception {
        Qcow2Writer.Options form = form(Qcow2Writer.Compression.NONE);
        died(form, 0, 1, 2);
        byte[] bytes = Files.readAllBytes(image);
        bytes[bytes.length / 2] ^= 1;
        Files.write(image, bytes);

        assertThat(find(form)).isEmpty();
    }

    @Test
    void notesOfAnotherImageCountForNothing() throws Exception {
        died(form(Qcow2Writer.Compression.NONE), 0, 1);

        assertThat(find(form(Qcow2Writer.Compression.ZSTD))).isEmpty();
        assertThat(find(form(Qcow2Writer.Compression.NONE).withBacking("parent.qcow2", ImageFormat.QCOW2)))
                .isEmpty();
        assertThat(find(Qcow2Writer.Options.of(SIZE + 512))).isEmpty();
    }

    /// Cut anywhere, and changed anywhere: what is still believed is what was written, and nothing throws.
    @Test
    void notesThatAreCutOrChangedNeverClaimWhatIsNotThere() throws Exception {
        Qcow2Writer.Options form = form(Qcow2Writer.Compression.NONE);
        died(form, 0, 3, 5);
        byte[] image = Files.readAllBytes(this.image);
        byte[] notes = Files.readAllBytes(this.notes);
        Random random = new Random(8);
        for (int i = 0; i < 60; i++) {
            byte[] changed = Arrays.copyOf(notes, i % 3 == 0 ? random.nextInt(notes.length) : notes.length);
            for (int flip = i % 3; flip > 0; flip--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(this.notes, changed);
            Optional<BroughtBefore> before = find(form);
            if (before.isPresent()) {
                assertThat(before.get().brought().done().blocks().boxed()).isSubsetOf(0L, 3L, 5L);
                before.get().image().orElseThrow().close();
                before.get().log().orElseThrow().close();
                Files.write(this.image, image);
            }
        }
    }

    @Test
    void aLinkInTheImagesPlaceIsNotFollowed() throws Exception {
        Qcow2Writer.Options form = form(Qcow2Writer.Compression.NONE);
        died(form, 0);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(image, elsewhere, StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(image, elsewhere);

        assertThat(find(form)).isEmpty();
    }

    @Test
    void notesThatCannotBeWrittenDoNotStopTheImage() throws Exception {
        Files.createDirectory(notes);
        Qcow2Writer.Options form = form(Qcow2Writer.Compression.NONE);
        try (Qcow2Writer writer = Qcow2Writer.create(image, form)) {
            Brought brought = Brought.nothing(writer);
            try (BroughtLog log = BroughtLog.begin(notes, writer, form, brought, EACH)) {
                bring(brought, writer, 0, 1, 2, 3, 4, 5);
                assertThat(log.trouble()).isPresent();
                assertThat(log.waiting())
                        .as("blocks that are remembered for nothing")
                        .isLessThanOrEqualTo(1);
            }
            writer.finish();
        }
        Qemu.check(image);
    }

    @Test
    void notesThatCannotBeGoneOnWithDoNotStopTheImageAndNothingStaysOpen() throws Exception {
        Qcow2Writer.Options form = form(Qcow2Writer.Compression.NONE);
        died(form, 0, 1, 2);

        BroughtBefore before = BroughtBefore.find(image, notes, form, EACH, folder, () -> {
                    notes.toFile().delete(); // when they were read
                    return false;
                })
                .orElseThrow();
        Qcow2Writer writer = before.image().orElseThrow();
        assertThat(before.log().orElseThrow().trouble()).isPresent();
        bring(before.brought(), writer, 3, 4, 5);
        assertThat(before.log().orElseThrow().waiting()).isZero();
        writer.finish();
        writer.close();
        before.log().orElseThrow().close();

        assertThat(notes).doesNotExist();
        try (DiskImage now = DiskImage.open(image, ImageFormat.QCOW2)) {
            assertThat(before.brought().whole().build()).isEqualTo(BlockDigests.of(now));
        }
        Qemu.check(image);
        assertThat(handlesOf(folder)).isEmpty();
    }

    @Test
    void nothingStaysOpenOfADiskThatIsToBeBroughtAnew() throws Exception {
        Qcow2Writer.Options form = form(Qcow2Writer.Compression.NONE);
        died(form, 0, 1, 2);
        assertThat(BroughtBefore.find(image, notes, form(Qcow2Writer.Compression.ZSTD), EACH, folder, () -> false))
                .isEmpty();
        assertThatExceptionOfType(TransferCancelled.class)
                .isThrownBy(() -> BroughtBefore.find(image, notes, form, EACH, folder, () -> true));
        assertThat(handlesOf(folder)).isEmpty();
    }

    /// Files that this process has open there, as far as the system tells.
    private static List<Path> handlesOf(Path folder) throws IOException {
        Path handles = Path.of("/proc/self/fd");
        if (Files.notExists(handles)) {
            return List.of();
        }
        List<Path> open = new ArrayList<>();
        try (Stream<Path> all = Files.list(handles)) {
            for (Path handle : all.toList()) {
                try {
                    Path file = Files.readSymbolicLink(handle);
                    if (file.startsWith(folder.toRealPath())) {
                        open.add(file);
                    }
                } catch (NoSuchFileException _) {
                    // It was the one that listed them.
                }
            }
        }
        return open;
    }
}
