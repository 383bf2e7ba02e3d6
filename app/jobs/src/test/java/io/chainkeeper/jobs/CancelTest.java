package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.lab.DiskSpec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CancelTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;
    private Point first;

    @BeforeEach
    void aVmWithOnePoint() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 32 * MIB, 12 * MIB, 31)));
        first = place.backedUp("web");
        LabPlace.write(vm.disk(), 0, 6 << 20, 32);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
        }
    }

    static Stream<Stage> backupStages() {
        return RunKind.BACKUP.stages().stream();
    }

    @ParameterizedTest
    @MethodSource("backupStages")
    void aBackupCancelledInAnyStageEitherNeverWasOrIsWhole(Stage stage) throws Exception {
        vm.disk().copyTo(folder.resolve("wanted.raw"));
        Run run = place.work().backup(vm.id(), BackupOptions.standard());
        Await.stage(run, stage);

        run.cancel();

        switch (LabPlace.end(run)) {
            case Outcome.Cancelled cancelled -> assertNothingOf(cancelled);
            case Outcome.Completed completed -> {
                Point point = ((Result.BackedUp) completed.result()).point();
                BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
            }
            case Outcome.NothingToDo nothing -> throw new AssertionError(nothing.toString());
            case Outcome.Failed failed -> throw new AssertionError(failed.toString());
        }
        assertThat(place.work().cleanUp().outcome().join())
                .isInstanceOfSatisfying(
                        Outcome.Completed.class,
                        done -> assertThat(done.result()).isEqualTo(new Result.CleanedUp(0, 0)));
    }

    @Test
    void aBackupCancelledWhileBytesMoveLeavesNothing() throws Exception {
        place.lab().next(Trouble.slow(256 << 10));
        Run run = place.work().backup(vm.id(), BackupOptions.standard().withFull(true));
        Await.bytes(run);

        run.cancel();

        assertThat(LabPlace.end(run)).isInstanceOfSatisfying(Outcome.Cancelled.class, cancelled -> {
            assertThat(cancelled.during()).isEqualTo(Stage.TRANSFER);
            assertNothingOf(cancelled);
        });
    }

    @ParameterizedTest
    @CsvSource({"4.7, true", "4.6, true", "4.6, false"})
    void aBackupCancelledBeforeItIsReadyTakesItsCheckpointWithIt(String level, boolean up) throws Exception {
        // Phases take a while here, so that the run is really caught between start and ready.
        LabOptions slower =
                LabOptions.fast(folder.resolve("slow/lab")).withTimeScale(0.02).withCompat(level);
        try (LabPlace slow = new LabPlace(folder.resolve("slow"), slower, LabPlace.LIMITS)) {
            DiskSpec disk = DiskSpec.seeded("root", 4 * MIB, MIB, 33);
            LabVm other = slow.lab().add(up ? VmSpec.up("other", disk) : VmSpec.down("other", disk));
            Run run = slow.work().backup(other.id(), BackupOptions.standard());
            Await.stage(run, Stage.START);

            run.cancel();

            assertThat(LabPlace.end(run)).isInstanceOfSatisfying(Outcome.Cancelled.class, cancelled -> {
                assertThat(cancelled.during()).isEqualTo(Stage.START);
                assertThat(cancelled.notes()).isEmpty();
            });
            slow.lab().assertClean();
            try (Engine engine = slow.engine()) {
                assertThat(engine.checkpoints(other.id())).isEmpty();
            }
        }
    }

    private void assertNothingOf(Outcome.Cancelled cancelled) {
        assertThat(cancelled.notes()).isEmpty();
        try (Stream<Path> points = Files.list(place.repository()
                        .resolve("vms")
                        .resolve(vm.id().toString())
                        .resolve("points"));
                Engine engine = place.engine()) {
            assertThat(points).hasSize(1);
            assertThat(engine.checkpoints(vm.id()))
                    .extracting(each -> each.id())
                    .containsExactly(first.checkpoint().orElseThrow());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Stage> restoreStages() {
        return RunKind.RESTORE_VM.stages().stream();
    }

    @ParameterizedTest
    @MethodSource("restoreStages")
    void aRestoreCancelledInAnyStageLeavesNoDiskAndNoVmUnlessItWasDone(Stage stage) throws Exception {
        UUID cluster = place.work().clusters().getFirst().id();
        Run run = place.work().restore(RestoreRequest.NewVm.of(first.id(), "web-copy", cluster, Optional.empty()));
        Await.stage(run, stage);

        run.cancel();

        Outcome outcome = LabPlace.end(run);
        boolean done = outcome instanceof Outcome.Completed;
        assertThat(done || outcome instanceof Outcome.Cancelled)
                .as(outcome.toString())
                .isTrue();
        assertThat(place.lab().vms()).hasSize(done ? 2 : 1);
        assertThat(diskFiles()).hasSize(done ? 2 : 1);
        assertThat(place.work().cleanUp().outcome().join())
                .isInstanceOfSatisfying(
                        Outcome.Completed.class,
                        clean -> assertThat(clean.result()).isEqualTo(new Result.CleanedUp(0, 0)));
    }

    @Test
    void aRestoreCancelledWhileBytesMoveLeavesNoDisk() throws Exception {
        UUID cluster = place.work().clusters().getFirst().id();
        place.lab().next(Trouble.slow(256 << 10));
        Run run = place.work().restore(RestoreRequest.NewVm.of(first.id(), "web-copy", cluster, Optional.empty()));
        Await.stage(run, Stage.UPLOAD);

        run.cancel();

        assertThat(LabPlace.end(run)).isInstanceOf(Outcome.Cancelled.class);
        assertThat(diskFiles()).hasSize(1);
    }

    private List<Path> diskFiles() throws Exception {
        try (Stream<Path> files = Files.list(place.lab().folder().resolve("disks"))) {
            return files.toList();
        }
    }

    static Stream<Stage> fileStages() {
        return RunKind.RESTORE_FILES.stages().stream();
    }

    @ParameterizedTest
    @MethodSource("fileStages")
    void aRestoreToFilesCancelledInAnyStageLeavesNoFileUnlessItWasDone(Stage stage) throws Exception {
        Path target = Files.createDirectories(folder.resolve("out"));
        Run run = place.work()
                .restore(new RestoreRequest.LocalFiles(first.id(), target, ImageFormat.RAW, Optional.empty()));
        Await.stage(run, stage);

        run.cancel();

        boolean done = LabPlace.end(run) instanceof Outcome.Completed;
        try (Stream<Path> inside = Files.list(target)) {
            assertThat(inside).hasSize(done ? 1 : 0);
        }
    }
}
