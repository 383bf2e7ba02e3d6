package io.chainkeeper.jobs.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.repository.Chain;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptTest {
    private static final int SIZE = 8 << 20;
    private static final int CLUSTER = 1 << 16;
    private static final UUID DISK = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    private static final UUID VM = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000001");
    private static final String FULL = DISK + ".202603291200.full.qcow2";
    private static final String SECOND = DISK + ".202603301200.incremental.qcow2";
    private static final String THIRD = DISK + ".202603311200.incremental.qcow2";

    @TempDir
    Path place;

    private Path folder;
    private Workplace workplace;
    private final byte[] guest = new byte[SIZE];

    @BeforeEach
    void open() throws Exception {
        folder = Files.createDirectories(place.resolve("old backups"));
        workplace = Workplace.open(WorkplaceOptions.offline(place.resolve("repository"), place.resolve("catalog")));
    }

    @AfterEach
    void close() {
        workplace.close();
    }

    /// Writes clusters as a guest would have, and the image as the script would have.
    private byte[] image(String name, Optional<String> backing, long seed, int... clusters) throws IOException {
        Random random = new Random(seed);
        var plain = Qcow2Writer.Options.of(SIZE).withClusterSize(CLUSTER);
        var options = backing.map(below -> plain.withBacking(below, ImageFormat.QCOW2))
                .orElse(plain);
        try (Qcow2Writer writer = Qcow2Writer.create(folder.resolve(name), options)) {
            for (int cluster : clusters) {
                byte[] bytes = new byte[CLUSTER];
                random.nextBytes(bytes);
                writer.write((long) cluster * CLUSTER, ByteBuffer.wrap(bytes));
                System.arraycopy(bytes, 0, guest, cluster * CLUSTER, CLUSTER);
            }
            writer.finish();
        }
        return guest.clone();
    }

    private Map<Path, byte[]> originals() throws IOException {
        Map<Path, byte[]> all = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.put(file, Files.readAllBytes(file));
            }
        }
        return all;
    }

    private Outcome adopt(Set<UUID> points) {
        return workplace
                .care()
                .adopt(folder, "old-web", VM, points)
                .outcome()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private byte[] read(Point point) throws Exception {
        Chain chain = workplace.chain(point.id(), DISK);
        byte[] bytes = new byte[SIZE];
        try (DiskImage image = DiskImage.open(
                chain.top().file(),
                ImageFormat.QCOW2,
                place.resolve("repository").resolve("vms"))) {
            image.read(0, ByteBuffer.wrap(bytes));
        }
        return bytes;
    }

    private List<String> reasons() throws Exception {
        return workplace.care().look(folder).problems().stream()
                .map(Words.english()::of)
                .toList();
    }

    @Test
    void aChainOfTheScriptBecomesPointsThatReadTheSameAndTheOriginalsStay() throws Exception {
        byte[] first = image(FULL, Optional.empty(), 1, 0, 5, 127);
        byte[] second = image(SECOND, Optional.empty(), 2, 5, 6);
        byte[] third = image(THIRD, Optional.of(SECOND), 3, 0);
        Map<Path, byte[]> before = originals();

        Adoption seen = workplace.care().look(folder);
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.found())
                .hasSize(3)
                .allSatisfy(found -> assertThat(found.adopted()).isFalse());
        assertThat(seen.found())
                .extracting(found -> found.images().getFirst().assumed())
                .containsExactly(false, true, false);

        // The newest is asked for; what it hangs on comes along.
        Outcome outcome = adopt(Set.of(seen.found().getLast().id()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Completed.class, done -> {
            assertThat(done.result()).isInstanceOfSatisfying(Result.Adopted.class, adopted -> {
                assertThat(adopted.points())
                        .isEqualTo(seen.found().stream().map(Adoption.Found::id).toList());
                assertThat(adopted.bytes()).isEqualTo(6L * CLUSTER);
            });
            assertThat(done.notes()).extracting(Finding::kind).containsExactly(Finding.Kind.ADOPTED_WITHOUT_VM);
        });
        List<Point> points = workplace.points(VM);
        assertThat(points)
                .extracting(point -> point.disks().getFirst().mode())
                .containsExactly(Mode.FULL, Mode.INCREMENTAL, Mode.INCREMENTAL);
        assertThat(Arrays.equals(read(points.get(0)), first)).isTrue();
        assertThat(Arrays.equals(read(points.get(1)), second)).isTrue();
        assertThat(Arrays.equals(read(points.get(2)), third)).isTrue();
        assertThat(originals()).usingRecursiveComparison().isEqualTo(before);
        assertThat(workplace.verify(points.get(2).id()).outcome().join()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void whatIsHereAlreadyIsNotCopiedAgain() throws Exception {
        image(FULL, Optional.empty(), 1, 0);
        Adoption seen = workplace.care().look(folder);
        adopt(Set.of(seen.found().getFirst().id()));
        image(SECOND, Optional.empty(), 2, 1);

        Adoption again = workplace.care().look(folder);
        assertThat(again.found()).extracting(Adoption.Found::adopted).containsExactly(true, false);
        Outcome outcome = adopt(Set.of(again.found().getLast().id()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Completed.class,
                        done -> assertThat(((Result.Adopted) done.result()).points())
                                .hasSize(1));
        assertThat(Arrays.equals(read(workplace.points(VM).getLast()), guest)).isTrue();
    }

    @Test
    void anIncrementalWithoutItsFullIsToldAndNotTaken() throws Exception {
        image(SECOND, Optional.empty(), 2, 1);
        image(THIRD, Optional.empty(), 3, 1);

        assertThat(workplace.care().look(folder).found()).isEmpty();
        assertThat(reasons())
                .containsExactly(
                        "is incremental, and no earlier file of its disk is here",
                        "hangs on " + SECOND + ", which cannot be taken in");
    }

    @Test
    void aHeaderThatNamesAFileElsewhereIsRefused() throws Exception {
        Path secret = Files.write(place.resolve("secret"), new byte[SIZE]);
        image(FULL, Optional.empty(), 1, 0);
        image(SECOND, Optional.of("x".repeat(secret.toString().length())), 2, 1);
        // A writer refuses absolute names, so the name is put into the header afterwards.
        byte[] bytes = Files.readAllBytes(folder.resolve(SECOND));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("x".repeat(secret.toString().length()));
        byte[] name = secret.toString().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, bytes, at, name.length);
        Files.write(folder.resolve(SECOND), bytes);

        Adoption seen = workplace.care().look(folder);

        assertThat(seen.found()).hasSize(1);
        assertThat(seen.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).isEqualTo(SECOND));
    }

    @Test
    void aFullThatHangsOnAnotherFileAndForeignNamesAndNoiseAreTold() throws Exception {
        image(FULL, Optional.empty(), 1, 0);
        String liar = DISK + ".202604011200.full.qcow2";
        image(liar, Optional.of(FULL), 4, 1);
        Files.writeString(folder.resolve("notes.qcow2"), "hello");
        Files.writeString(folder.resolve(DISK + ".202604021200.full.qcow2"), "this is no image");
        Files.createSymbolicLink(folder.resolve(DISK + ".202604031200.full.qcow2"), folder.resolve(FULL));

        Adoption seen = workplace.care().look(folder);

        assertThat(seen.found()).hasSize(1);
        assertThat(seen.problems()).hasSize(4);
        assertThat(reasons()).contains("is not named as backup_vm.py names its files", "is no plain file");
    }
}
