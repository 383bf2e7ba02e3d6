package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Watcher;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// What happens on a disk that runs full, in a process that has such a disk where its repository is. Ends with status
/// 0 when all held, else with the first thing that did not.
final class SmallDisk {
    static final long SIZE = 24 << 20;
    static final String ALL_HELD = "all held";

    private static final int MIB = 1 << 20;

    /// What is left of the disk when somebody else has filled it.
    private static final int LEFT = MIB;

    private final LabPlace place;
    private final LabVm vm;

    private SmallDisk(LabPlace place) throws IOException {
        this.place = place;
        this.vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 3 * MIB, 51)));
    }

    /// Argument: a folder in which the small disk is mounted as `repository`.
    public static void main(String... arguments) throws Exception {
        try (LabPlace place = new LabPlace(Path.of(arguments[0]))) {
            new SmallDisk(place).all();
        }
        System.out.println(ALL_HELD);
    }

    private void all() throws Exception {
        assertThat(store().getTotalSpace()).as("a disk of its own").isEqualTo(SIZE);
        Path before = held("before");
        Point older = place.backedUp("web");

        for (boolean full : new boolean[] {true, false}) {
            LabPlace.write(vm.disk(), 4L * MIB, 3 * MIB, full ? 52 : 53);
            runsFull(BackupOptions.standard().withFull(full));
            assertThat(place.work().points()).containsExactly(older);
            BackupTest.assertReads(place, older, vm.disk().id(), before);
        }

        Path now = held("now");
        Point next = place.backedUp("web");
        BackupTest.assertReads(place, next, vm.disk().id(), now);
        BackupTest.assertReads(place, older, vm.disk().id(), before);
        assertThat(place.work().diagnose().leftovers()).isEmpty();
    }

    private FileStore store() throws IOException {
        return Files.getFileStore(place.repository());
    }

    private Path held(String name) throws IOException {
        Path raw = place.folder().resolve(name + ".raw");
        vm.disk().copyTo(raw);
        return raw;
    }

    /// Somebody else fills the disk while the first bytes are on their way.
    private void runsFull(BackupOptions options) throws Exception {
        Path others = place.repository().resolve("of-somebody-else");
        List<Path> files = files();
        long free = store().getUsableSpace();
        var filled = new AtomicBoolean();
        place.lab().watchedBy((server, method, path) -> {
            if (server == Watcher.Server.IMAGES
                    && method.equals("GET")
                    && !path.endsWith("/extents")
                    && filled.compareAndSet(false, true)) {
                fill(others);
            }
            return Watcher.Fate.ANSWERED;
        });

        Outcome outcome = place.backup("web", options);

        assertThat(filled).as("bytes were on their way").isTrue();
        tellsWhatIsMissing(outcome);
        place.lab().assertClean();
        assertThat(store().getUsableSpace())
                .as("what it had written is given back")
                .isGreaterThanOrEqualTo(LEFT);
        Files.delete(others);
        assertThat(store().getUsableSpace()).isEqualTo(free);
        assertThat(files()).isEqualTo(files);
    }

    private static void tellsWhatIsMissing(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        Failure why = ((Outcome.Failed) outcome).why();
        assertThat(why).isInstanceOfSatisfying(Failure.FreeSpace.class, space -> {
            assertThat(space.code()).isEqualTo("CK-0201");
            assertThat(space.needed()).isBetween(3L * MIB, 8L * MIB);
            assertThat(space.free()).isBetween((long) LEFT, space.needed() - 1);
        });
        assertThat(Words.in(Locale.ENGLISH).headline(why)).contains(" MiB needed, 1.0 MiB free");
    }

    private void fill(Path others) {
        try (OutputStream out = Files.newOutputStream(others)) {
            for (long room = store().getUsableSpace() - LEFT; room > 0; room -= MIB) {
                out.write(new byte[(int) Math.min(room, MIB)]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(place.repository())) {
            return all.sorted().toList();
        }
    }
}
