package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A VM with four disks, under a limit that lets all of them be seen on their way.
class SeveralDisksTest {
    private static final long MIB = 1 << 20;
    private static final RunLimits SLOW = RunLimits.standard().with(Bandwidth.of(2 * MIB));

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;

    @BeforeEach
    void aVmWithFourDisks() throws Exception {
        place = new LabPlace(folder, LabOptions.fast(folder.resolve("lab")), onlyOnce());
        vm = place.lab()
                .add(VmSpec.up(
                        "web",
                        DiskSpec.seeded("root", 24 * MIB, 9 * MIB, 71),
                        DiskSpec.seeded("data", 40 * MIB, 9 * MIB, 72),
                        DiskSpec.seeded("logs", 16 * MIB, 6 * MIB, 73),
                        DiskSpec.seeded("swap", 16 * MIB, 6 * MIB, 74)));
    }

    /// Whatever breaks is told, and not tried again.
    private static JobLimits onlyOnce() {
        return LabPlace.LIMITS.with(LabPlace.LIMITS.transfers().trying(1));
    }

    @AfterEach
    void nothingIsLeftOnTheEngineOrInTheJournal() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
            assertThat(LabPlace.completed(here.work().cleanUp().outcome().join())
                            .result())
                    .isEqualTo(new Result.CleanedUp(0, 0));
        }
    }

    private Run slowBackup() throws Exception {
        place.work().limit(SLOW);
        Run run = place.work().backup(vm.id(), BackupOptions.standard());
        allMove(run);
        return run;
    }

    /// Each disk has moved some of its bytes, and none all of them.
    private void allMove(Run run) throws Exception {
        Await.that(() -> {
            List<DiskProgress> disks = run.snapshot().disks();
            return run.outcome().isDone()
                    || (disks.size() == 4 && disks.stream().allMatch(disk -> disk.bytesMoved() > 0));
        });
        assertThat(run.snapshot().disks()).noneMatch(DiskProgress::done);
    }

    private Path points() {
        return place.repository().resolve("vms").resolve(vm.id().toString()).resolve("points");
    }

    private void noPointIsThere() throws Exception {
        if (Files.exists(points())) {
            try (Stream<Path> points = Files.list(points())) {
                assertThat(points).isEmpty();
            }
        }
        try (Engine engine = place.engine()) {
            assertThat(engine.checkpoints(vm.id())).isEmpty();
        }
    }

    @Test
    void allDisksOfABackupMoveAtTheSameTimeAndThePointHoldsAllOfThem() throws Exception {
        for (LabDisk disk : vm.disks()) {
            disk.copyTo(folder.resolve(disk.id() + ".raw"));
        }
        Run run = slowBackup();

        place.work().limit(RunLimits.standard());

        var done = LabPlace.completed(LabPlace.end(run));
        Point point = ((Result.BackedUp) done.result()).point();
        assertThat(point.disks()).hasSize(4);
        for (LabDisk disk : vm.disks()) {
            BackupTest.assertReads(place, point, disk.id(), folder.resolve(disk.id() + ".raw"));
        }
        assertThat(run.snapshot().disks()).allSatisfy(disk -> {
            assertThat(disk.done()).isTrue();
            assertThat(disk.bytesMoved()).isEqualTo(disk.bytesToMove()).isPositive();
        });
    }

    @Test
    void oneDiskThatFailsStopsTheOthersAndNothingStays() throws Exception {
        Run run = slowBackup();

        place.lab().next(Trouble.ticketExpired());

        assertThat(LabPlace.end(run)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.during()).isEqualTo(Stage.TRANSFER);
            assertThat(failed.notes()).isEmpty();
        });
        assertThat(run.snapshot().bytesMoved()).isLessThan(run.snapshot().bytesToMove());
        noPointIsThere();
    }

    @Test
    void aCancelWhileAllOfThemMoveLeavesNothing() throws Exception {
        Run run = slowBackup();

        run.cancel();

        assertThat(LabPlace.end(run)).isInstanceOf(Outcome.Cancelled.class);
        assertThat(run.snapshot().bytesMoved()).isLessThan(run.snapshot().bytesToMove());
        noPointIsThere();
    }

    @Test
    void allDisksOfARestoreMoveAtTheSameTimeAndHoldWhatWasStored() throws Exception {
        Point point = place.backedUp("web");
        UUID cluster = place.work().clusters().getFirst().id();
        place.work().limit(SLOW);
        Run run = place.work().restore(RestoreRequest.NewVm.of(point.id(), "web-copy", cluster, Optional.empty()));
        allMove(run);

        place.work().limit(RunLimits.standard());

        var restored = (Result.RestoredVm) LabPlace.completed(LabPlace.end(run)).result();
        List<LabDisk> copies = place.lab().vm("web-copy").disks();
        assertThat(copies).hasSize(4);
        for (LabDisk old : vm.disks()) {
            Path wanted = folder.resolve(old.id() + ".raw");
            old.copyTo(wanted);
            UUID fresh = restored.disks().get(old.id());
            LabDisk copy = copies.stream()
                    .filter(each -> each.id().equals(fresh))
                    .findFirst()
                    .orElseThrow();
            copy.copyTo(folder.resolve(fresh + ".raw"));
            assertThat(folder.resolve(fresh + ".raw")).hasSameBinaryContentAs(wanted);
        }
    }
}
