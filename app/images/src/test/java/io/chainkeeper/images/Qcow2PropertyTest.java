package io.chainkeeper.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Chains of generated images, made by QEMU and read by us, and made by us and judged by QEMU.
///
/// Run one seed again with `-Dchainkeeper.seed=…`.
class Qcow2PropertyTest {
    private static final int CASES_EACH_WAY = 260;
    private static final long SEED = Long.getLong("chainkeeper.seed", System.nanoTime());

    @TempDir
    Path temp;

    @Test
    void whatQemuMakesIsReadAsItWasWritten() throws Exception {
        eachCase("theirs", (folder, random, noise) -> {
            var chain = new GeneratedChain(folder, random, noise).madeByQemu();
            try (DiskImage image = DiskImage.open(folder.resolve(chain.top()), ImageFormat.QCOW2)) {
                requireContent(image, chain, random);
                requireSameMap(image, chain);
                requireSameWhenConverted(image, folder, random, chain);
            }
            requireSound(folder, chain);
            return chain;
        });
    }

    @Test
    void whatWeMakeIsSoundAndReadByQemu() throws Exception {
        eachCase("ours", (folder, random, noise) -> {
            var chain = new GeneratedChain(folder, random, noise).madeByUs();
            Files.write(folder.resolve("expected.raw"), chain.model());
            for (int i = 0; i < chain.files().size(); i++) {
                if (!chain.isRaw(i)) {
                    Qemu.img(folder, "check", "-q", "-f", "qcow2", chain.files().get(i));
                }
            }
            Qemu.img(folder, "compare", "-q", "-f", "qcow2", "-F", "raw", chain.top(), "expected.raw");
            try (DiskImage image = DiskImage.open(folder.resolve(chain.top()), ImageFormat.QCOW2)) {
                requireContent(image, chain, random);
                requireSameMap(image, chain);
            }
            requireSound(folder, chain);
            requireSameInfo(folder, chain);
            return chain;
        });
    }

    private interface Case {
        GeneratedChain run(Path folder, Random random, Path noise) throws Exception;
    }

    private void eachCase(String name, Case each) throws Exception {
        System.out.println(
                "Qcow2PropertyTest " + name + ": -Dchainkeeper.seed=" + SEED + ", " + CASES_EACH_WAY + " cases");
        Path noise = temp.resolve("noise");
        byte[] bytes = new byte[40_000];
        new Random(SEED).nextBytes(bytes);
        Files.write(noise, bytes);
        try (var two = Executors.newFixedThreadPool(2)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CASES_EACH_WAY; i++) {
                int number = i;
                running.add(two.submit(() -> oneCase(name, number, each, noise)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    /// A case depends on the seed and its own number only, not on its neighbours.
    private Void oneCase(String name, int number, Case each, Path noise) throws Exception {
        Path folder = Files.createDirectory(temp.resolve(name + number));
        try {
            each.run(folder, new Random(SEED + number * 0x9e37_79b9L), noise);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("case " + number + " of seed " + SEED + ": " + e.getMessage(), e);
        }
        remove(folder);
        return null;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void requireContent(DiskImage image, GeneratedChain chain, Random random) throws IOException {
        byte[] model = chain.model();
        assertThat(image.virtualSize()).as(chain.story()).isEqualTo(model.length);
        ByteBuffer whole =
                random.nextBoolean() ? ByteBuffer.allocateDirect(model.length) : ByteBuffer.allocate(model.length);
        image.read(0, whole);
        requireSame(model, 0, whole.flip(), chain);
        for (int i = 0; i < 5; i++) {
            int offset = random.nextInt(model.length);
            int length = 1 + random.nextInt(Math.min(model.length - offset, 200_000));
            ByteBuffer part = ByteBuffer.allocate(length);
            image.read(offset, part);
            requireSame(model, offset, part.flip(), chain);
        }
    }

    private static void requireSame(byte[] model, int offset, ByteBuffer got, GeneratedChain chain) {
        int different = ByteBuffer.wrap(model, offset, got.remaining()).mismatch(got);
        if (different >= 0) {
            throw new AssertionError("differs at " + (offset + different) + "\n  " + chain.story());
        }
    }

    private static void requireSound(Path folder, GeneratedChain chain) throws IOException {
        for (int i = 0; i < chain.files().size(); i++) {
            if (!chain.isRaw(i)) {
                CheckReport report =
                        ImageCheck.check(folder.resolve(chain.files().get(i)));
                assertThat(report.corruptions()).as(chain.story()).isEmpty();
                assertThat(report.leaks()).as(chain.story()).isEmpty();
            }
        }
    }

    private static void requireSameInfo(Path folder, GeneratedChain chain) throws IOException {
        ImageInfo ours = ImageInfo.read(folder.resolve(chain.top()));
        String theirs = Qemu.img(folder, "info", "-f", "qcow2", "--output=json", chain.top());
        ImageInfo.Qcow2 qcow2 = ours.qcow2().orElseThrow();
        assertThat(theirs)
                .contains("\"virtual-size\": " + ours.virtualSize())
                .contains("\"cluster-size\": " + qcow2.clusterSize())
                .contains("\"compat\": \"1.1\"")
                .contains("\"refcount-bits\": " + qcow2.refcountBits())
                .contains(
                        "\"compression-type\": \"" + qcow2.compression().name().toLowerCase(Locale.ROOT) + "\"")
                .contains("\"corrupt\": false")
                .doesNotContain("dirty-flag\": true");
        if (chain.files().size() > 1) {
            String below = chain.files().get(chain.files().size() - 2);
            assertThat(qcow2.backingName()).contains(below);
            assertThat(theirs)
                    .contains("\"backing-filename\": \"" + below + "\"")
                    .contains("\"backing-filename-format\": \""
                            + qcow2.backingFormat().orElseThrow() + "\"");
        }
    }

    /// One in four is flattened by us and compared with the chain by QEMU.
    private static void requireSameWhenConverted(DiskImage image, Path folder, Random random, GeneratedChain chain)
            throws IOException {
        if (random.nextInt(4) != 0) {
            return;
        }
        boolean raw = random.nextBoolean();
        var format = raw ? ImageFormat.RAW : ImageFormat.QCOW2;
        var compression = raw ? Qcow2Writer.Compression.NONE : Qcow2Writer.Compression.ZSTD;
        LongAdder done = new LongAdder();
        ImageConvert.convert(
                image, folder.resolve("flat"), format, compression, (_, length) -> done.add(length), () -> false);
        Qemu.img(folder, "compare", "-q", "-f", "qcow2", "-F", format.qemuName(), chain.top(), "flat");
        assertThat(done.sum()).isEqualTo(image.virtualSize());
        try (DiskImage flat = DiskImage.open(folder.resolve("flat"), format)) {
            assertThat(ImageCompare.compare(image, flat)).isEmpty();
            assertThat(BlockDigests.of(flat)).isEqualTo(BlockDigests.of(image));
        }
    }

    private static void requireSameMap(DiskImage image, GeneratedChain chain) throws IOException {
        List<Qemu.Mapped> map = Qemu.map(chain.folder, chain.top());
        assertThat(map).isNotEmpty();
        for (Qemu.Mapped theirs : map) {
            long at = theirs.start();
            while (at < theirs.start() + theirs.length()) {
                Extent ours = image.extentAt(at, theirs.start() + theirs.length() - at);
                requireSameKind(theirs, ours, chain);
                at = ours.end();
            }
        }
    }

    private static void requireSameKind(Qemu.Mapped theirs, Extent ours, GeneratedChain chain) {
        Extent.Kind expected =
                theirs.data() ? Extent.Kind.DATA : theirs.present() ? Extent.Kind.ZERO : Extent.Kind.HOLE;
        if (ours.kind() != expected) {
            throw new AssertionError("qemu: " + theirs + ", we: " + ours + "\n  " + chain.story());
        }
    }
}
