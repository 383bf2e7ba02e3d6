package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoingOnTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;

    @BeforeEach
    void open() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab()
                .add(VmSpec.up(
                        "web", DiskSpec.seeded("small", MIB, MIB / 2, 10), DiskSpec.seeded("root", 40 * MIB, MIB, 11)));
        LabPlace.write(root(), 0, 36 << 20, 12);
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    private LabDisk small() {
        return vm.disks().getFirst();
    }

    private LabDisk root() {
        return vm.disks().getLast();
    }

    /// The program dies in a backup of the VM as it is now; afterwards the guest goes on writing,
    /// and the program starts.
    private void died() throws Exception {
        keepTheMoment();
        diedAgain(12 * MIB, 420);
    }

    private void keepTheMoment() throws IOException {
        for (Path file : List.of(folder.resolve("small.raw"), folder.resolve("root.raw"))) {
            Files.deleteIfExists(file);
        }
        small().copyTo(folder.resolve("small.raw"));
        root().copyTo(folder.resolve("root.raw"));
    }

    private void diedAgain(long bytes, int noted) throws Exception {
        place.leave();
        place.lab().next(Trouble.slow(8 << 20));
        DyingPlace.killed(place, vm, bytes, 1, noted);
        place.lab().forgetTroubles();
        LabPlace.write(root(), 0, 1 << 20, 13);
        LabPlace.write(small(), 0, 4096, 14);
        place.comeBack();
    }

    private Point assertWentOn(Outcome outcome) throws Exception {
        Outcome.Completed done = LabPlace.completed(outcome);
        assertThat(done.notes()).extracting(Finding::kind).contains(Finding.Kind.RUN_WENT_ON);
        return assertThePointThen(done);
    }

    private Point assertThePointThen(Outcome.Completed done) throws Exception {
        Point point = ((Result.BackedUp) done.result()).point();
        BackupTest.assertReads(place, point, small().id(), folder.resolve("small.raw"));
        BackupTest.assertReads(place, point, root().id(), folder.resolve("root.raw"));
        LabPlace.completed(LabPlace.end(place.work().verify(point.id())));
        try (Stream<Path> files = Files.list(folderOf(point))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".brought") || name.equals("draft.json"));
        }
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
        return point;
    }

    private Path folderOf(Point point) throws Exception {
        return place.work().chain(point.id(), root().id()).top().file().getParent();
    }

    private Path draft() throws IOException {
        try (Stream<Path> all = Files.list(place.repository().resolve("vms/" + vm.id() + "/points"))) {
            return all.filter(each -> Files.notExists(each.resolve("point.json")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aFullBackupGoesOnWhereItWasAndAWholeDiskIsNotBroughtAgain() throws Exception {
        died();
        assertThat(place.work().canGoOn()).containsExactly("web");

        Outcome outcome = place.backup("web", BackupOptions.standard());

        Point point = assertWentOn(outcome);
        assertThat(point.disks()).extracting(disk -> disk.mode()).containsOnly(Mode.FULL);
        assertThat(LabPlace.completed(outcome).notes())
                .filteredOn(note -> note.kind() == Finding.Kind.DISK_WENT_ON)
                .anySatisfy(note ->
                        assertThat(Long.parseLong(note.facts().getLast())).isGreaterThanOrEqualTo(4 * MIB))
                .anySatisfy(note -> assertThat(note.facts()).containsExactly("small", String.valueOf(MIB)));
        assertThat(place.work().canGoOn()).isEmpty();
        assertThat(place.work().history(10))
                .filteredOn(run -> run.kind() == RunRecord.Kind.BACKUP)
                .extracting(run -> run.ending().orElseThrow().state())
                .containsExactlyInAnyOrder(RunRecord.State.COMPLETED, RunRecord.State.INTERRUPTED);
    }

    @Test
    void anIncrementalGoesOnAndItsNextOneStandsOnIt() throws Exception {
        place.backedUp("web");
        LabPlace.write(root(), 0, 36 << 20, 15);
        died();

        Point point = assertWentOn(place.backup("web", BackupOptions.standard()));

        assertThat(point.disks()).extracting(disk -> disk.mode()).containsOnly(Mode.INCREMENTAL);
        keepTheMoment();
        Point next = assertThePointThen(LabPlace.completed(place.backup("web", BackupOptions.standard())));
        assertThat(next.disks())
                .extracting(disk -> disk.parentPoint().orElseThrow())
                .containsOnly(point.id());
    }

    @Test
    void aProgramThatDiesWhileGoingOnIsFollowedByAnother() throws Exception {
        died();
        diedAgain(20 * MIB, 500);

        assertWentOn(LabPlace.end(place.work().goOn().getFirst()));
    }

    @Test
    void aCleanUpLeavesWhatCanGoOnAndTheDoctorNamesItUntilItIsGivenUp() throws Exception {
        died();

        Outcome.Completed cleaned = LabPlace.completed(LabPlace.end(place.work().cleanUp()));

        assertThat(cleaned.notes()).extracting(Finding::kind).containsExactly(Finding.Kind.BACKUP_CAN_GO_ON);
        assertThat(place.work().diagnose().leftovers())
                .extracting(Leftover::kind)
                .containsExactly(Leftover.Kind.BACKUP_CAN_GO_ON);
        LabPlace.completed(LabPlace.end(place.work().giveUp()));
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
        assertThat(place.work().goOn()).isEmpty();
        assertThat(place.work().points(vm.id())).isEmpty();
    }

    @Test
    void whatIsDamagedIsBroughtAnewFromTheSameMoment() throws Exception {
        died();
        Path notes = draft().resolve(root().id() + ".brought");
        try (FileChannel channel =
                FileChannel.open(draft().resolve(root().id() + ".qcow2"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4096), 2 * MIB);
        }
        assertThat(notes).exists();
        Files.delete(draft().resolve(small().id() + ".brought"));

        Outcome outcome = place.backup("web", BackupOptions.standard());

        assertWentOn(outcome);
        assertThat(LabPlace.completed(outcome).notes())
                .extracting(Finding::kind)
                .doesNotContain(Finding.Kind.DISK_WENT_ON);
    }

    @Test
    void aBackupThatEndedMeanwhileIsCleanedAndBegunAnew() throws Exception {
        died();
        endOnTheEngine();

        assertThat(place.work().canGoOn()).isEmpty();
        LabPlace.completed(LabPlace.end(place.work().cleanUp()));
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
        keepTheMoment();
        Outcome.Completed anew = LabPlace.completed(place.backup("web", BackupOptions.standard()));
        assertThat(anew.notes()).extracting(Finding::kind).doesNotContain(Finding.Kind.RUN_WENT_ON);
        assertThePointThen(anew);
    }

    @Test
    void aDraftThatIsGoneLeavesNothingToGoOnWith() throws Exception {
        died();
        Files.delete(draft().resolve("draft.json"));

        assertThat(place.work().canGoOn()).isEmpty();
        LabPlace.completed(LabPlace.end(place.work().cleanUp()));
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
    }

    private void endOnTheEngine() throws Exception {
        try (Engine engine = place.engine()) {
            for (UUID transfer : engine.transfers()) {
                engine.cancelTransfer(transfer);
                while (engine.transfer(transfer)
                        .filter(each -> !each.phase().ended())
                        .isPresent()) {
                    Thread.sleep(1);
                }
            }
            List<Backup> backups = engine.backups(vm.id());
            for (Backup backup : backups) {
                engine.finalizeBackup(vm.id(), backup.id());
                while (engine.backup(vm.id(), backup.id())
                        .filter(now -> now.phase() == BackupPhase.READY || now.phase() == BackupPhase.FINALIZING)
                        .isPresent()) {
                    Thread.sleep(1);
                }
            }
        }
    }
}
