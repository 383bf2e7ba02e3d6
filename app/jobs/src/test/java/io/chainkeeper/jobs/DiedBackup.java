package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/// A VM with a small and a larger disk, in whose backup a program dies.
abstract class DiedBackup extends OneVm {
    DiedBackup() {
        super(DiskSpec.seeded("small", MIB, MIB / 2, 10), DiskSpec.seeded("root", 40 * MIB, MIB, 11));
    }

    @BeforeEach
    final void fill() throws Exception {
        LabPlace.write(root(), 0, 36 << 20, 12);
    }

    final LabDisk small() {
        return vm.disks().getFirst();
    }

    final LabDisk root() {
        return vm.disks().getLast();
    }

    /// The program dies in a backup of the VM as it is now; afterwards the guest goes on writing, and the program
    /// starts.
    final void died() throws Exception {
        keepTheMoment();
        diedAgain(12 * MIB, 420);
    }

    final void keepTheMoment() throws IOException {
        for (Path file : List.of(folder.resolve("small.raw"), folder.resolve("root.raw"))) {
            Files.deleteIfExists(file);
        }
        small().copyTo(folder.resolve("small.raw"));
        root().copyTo(folder.resolve("root.raw"));
    }

    final void diedAgain(long bytes, int noted) throws Exception {
        place.leave();
        place.lab().next(Trouble.slow(8 << 20));
        DyingPlace.killed(place, vm, bytes, 1, noted);
        place.lab().forgetTroubles();
        LabPlace.write(root(), 0, 1 << 20, 13);
        LabPlace.write(small(), 0, 4096, 14);
        place.comeBack();
    }

    final Point assertWentOn(Outcome outcome) throws Exception {
        Outcome.Completed done = LabPlace.completed(outcome);
        assertThat(done.notes()).extracting(Finding::kind).contains(Finding.Kind.RUN_WENT_ON);
        return assertThePointThen(done);
    }

    final Point assertThePointThen(Outcome.Completed done) throws Exception {
        Point point = ((Result.BackedUp) done.result()).point();
        assertIsTheMoment(point);
        assertNothingIsLeft();
        return point;
    }

    final void assertIsTheMoment(Point point) throws Exception {
        BackupTest.assertReads(place, point, small().id(), folder.resolve("small.raw"));
        BackupTest.assertReads(place, point, root().id(), folder.resolve("root.raw"));
        LabPlace.completed(LabPlace.end(place.work().verify(point.id())));
        try (Stream<Path> files = Files.list(folderOf(point))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".brought") || name.equals("draft.json"));
        }
    }

    final void assertNothingIsLeft() throws Exception {
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
    }

    /// Nothing can go on; one clean-up leaves nothing behind.
    final void assertIsGivenUp() throws Exception {
        assertThat(place.work().canGoOn()).isEmpty();
        assertThat(place.work().goOn()).isEmpty();
        Outcome.Completed cleaned = LabPlace.completed(LabPlace.end(place.work().cleanUp()));
        assertThat(((Result.CleanedUp) cleaned.result()).open())
                .as(() -> cleaned.notes().toString())
                .isZero();
        assertNothingIsLeft();
    }

    /// A backup that has nothing to do with the one that died.
    final Point assertBeginsAnew() throws Exception {
        keepTheMoment();
        Outcome.Completed anew = LabPlace.completed(place.backup("web", BackupOptions.standard()));
        assertThat(anew.notes()).extracting(Finding::kind).doesNotContain(Finding.Kind.RUN_WENT_ON);
        return assertThePointThen(anew);
    }

    final Path folderOf(Point point) throws Exception {
        return place.work().chain(point.id(), root().id()).top().file().getParent();
    }

    /// Folders of points that are not finished.
    final List<Path> drafts() throws IOException {
        try (Stream<Path> all = Files.list(place.repository().resolve("vms/" + vm.id() + "/points"))) {
            return all.filter(each -> Files.notExists(each.resolve("point.json")))
                    .toList();
        }
    }

    /// Somebody ends the VM's transfers and backups in the portal.
    final void endOnTheEngine() throws Exception {
        try (Engine engine = place.engine()) {
            for (UUID transfer : engine.transfers()) {
                engine.cancelTransfer(transfer);
                Await.that(() -> engine.transfer(transfer)
                        .filter(each -> !each.phase().ended())
                        .isEmpty());
            }
            for (Backup backup : engine.backups(vm.id())) {
                engine.finalizeBackup(vm.id(), backup.id());
                Await.that(() -> engine.backup(vm.id(), backup.id())
                        .filter(now -> now.phase() == BackupPhase.READY || now.phase() == BackupPhase.FINALIZING)
                        .isEmpty());
            }
        }
    }
}
