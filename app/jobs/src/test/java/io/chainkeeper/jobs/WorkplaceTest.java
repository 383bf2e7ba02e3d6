package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Consistency;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;

    @BeforeEach
    void open() throws Exception {
        place = new LabPlace(folder);
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
        }
    }

    @Test
    void vmsAreSortedByWorryAndNotByName() throws Exception {
        place.lab().add(VmSpec.up("a-safe", DiskSpec.seeded("root", 4 * MIB, MIB, 61)));
        place.lab().add(VmSpec.up("b-lun", DiskSpec.lun("lun", MIB)));
        place.lab().add(VmSpec.up("c-new", DiskSpec.empty("root", MIB)));
        place.backedUp("a-safe");

        assertThat(place.work().vms())
                .extracting(each -> each.vm().name(), VmSummary::protection)
                .containsExactly(
                        tuple("c-new", Protection.UNPROTECTED),
                        tuple("b-lun", Protection.NOT_POSSIBLE),
                        tuple("a-safe", Protection.PROTECTED));
    }

    @Test
    void whatIsStartedWhileEverythingIsPutAwayIsCancelledBeforeItBegins(@TempDir Path other) throws Exception {
        WorkplaceOptions options = WorkplaceOptions.offline(other.resolve("repository"), other.resolve("catalog"));
        Workplace closed = Workplace.open(options);
        closed.close();

        assertThat(closed.rebuildCatalog().outcome())
                .isCompletedWithValueMatching(Outcome.Cancelled.class::isInstance, "is cancelled");
        assertThat(closed.activeRuns()).isEmpty();
    }

    @Test
    void aVmWithoutADiskToBackUpIsSkippedAndNotFailed() throws Exception {
        place.lab().add(VmSpec.up("lun", DiskSpec.lun("lun", MIB)));

        assertThat(place.backup("lun", BackupOptions.standard()))
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        nothing -> assertThat(nothing.why().kind()).isEqualTo(Finding.Kind.NO_DISKS));
    }

    @Test
    void aVmWithIllegalImagesIsSkippedToProtectIt() throws Exception {
        place.lab().add(VmSpec.up("hurt", DiskSpec.empty("root", MIB)).withIllegalImages());

        assertThat(place.backup("hurt", BackupOptions.standard()))
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        nothing -> assertThat(nothing.why().kind()).isEqualTo(Finding.Kind.ILLEGAL_IMAGES));
    }

    @Test
    void aPausedVmIsSkippedToProtectIt() throws Exception {
        place.lab().add(VmSpec.up("paused", DiskSpec.empty("root", MIB)).in(VmSpec.State.PAUSED));

        assertThat(place.backup("paused", BackupOptions.standard()))
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        nothing -> assertThat(nothing.why().kind()).isEqualTo(Finding.Kind.WRONG_STATUS));
    }

    @Test
    void aVmThatIsOffIsKnownToBeConsistent() throws Exception {
        place.lab().add(VmSpec.down("off", DiskSpec.seeded("root", 4 * MIB, MIB, 62)));

        Point point = place.backedUp("off");

        assertThat(point.consistency()).isEqualTo(Consistency.GUEST_OFF);
    }

    @Test
    void twoRunsNeverWorkOnOneVmAtATime() throws Exception {
        LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 6 * MIB, 63)));
        place.lab().next(Trouble.slow(512 << 10));
        Run first = place.work().backup(vm.id(), BackupOptions.standard());
        Await.bytes(first);

        Outcome second = LabPlace.end(place.work().backup(vm.id(), BackupOptions.standard()));
        first.cancel();

        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.VM_BUSY));
        assertThat(LabPlace.end(first)).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void aRunShowsItsStepsItsDiskAndItsEnd() throws Exception {
        LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 16 * MIB, 6 * MIB, 64)));
        Run run = place.work().backup(vm.id(), BackupOptions.standard());
        LabPlace.end(run);

        RunSnapshot end = run.snapshot();

        assertThat(end.vmName()).isEqualTo("web");
        assertThat(end.steps()).extracting(Step::state).containsOnly(Step.State.DONE);
        assertThat(end.disks()).singleElement().satisfies(disk -> {
            assertThat(disk.done()).isTrue();
            assertThat(disk.bytesMoved()).isEqualTo(disk.bytesToMove()).isPositive();
        });
        assertThat(end.fraction()).isEqualTo(1);
        assertThat(place.work().activeRuns()).isEmpty();
        assertThat(place.work().history(1)).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo(run.id());
            assertThat(record.subject()).isEqualTo("web");
            assertThat(record.ending().map(RunRecord.Ending::state)).contains(RunRecord.State.COMPLETED);
            assertThat(record.ending().orElseThrow().bytesMoved()).isEqualTo(end.bytesMoved());
        });
    }

    @Test
    void pointsCanBeReadAndVerifiedWithoutAnEngine() throws Exception {
        place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 4 * MIB, MIB, 65)));
        Point point = place.backedUp("web");
        place.leave();
        try (Workplace offline = Workplace.open(WorkplaceOptions.offline(place.repository(), place.catalog()))) {
            LabPlace.completed(LabPlace.end(offline.verify(point.id())));

            assertThat(offline.points()).containsExactly(point);
            assertThat(catchThrowableOfType(WorkplaceException.class, offline::vms)
                            .failure()
                            .kind())
                    .isEqualTo(FailureCode.ENGINE_NOT_CONNECTED);
        }
        place.comeBack();
    }

    @Test
    void aSecondWorkplaceOnTheSameRepositoryIsRefused() {
        WorkplaceOptions second = WorkplaceOptions.offline(place.repository(), folder.resolve("other-catalog"));

        assertThat(catchThrowableOfType(WorkplaceException.class, () -> Workplace.open(second))
                        .failure()
                        .kind())
                .isEqualTo(FailureCode.REPOSITORY_IN_USE);
    }

    @Test
    void whatTheGuestWritesDuringTheBackupDoesNotLeakIn() throws Exception {
        LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 32 * MIB, 9 * MIB, 66)));
        vm.disk().copyTo(folder.resolve("before.raw"));
        place.lab().next(Trouble.slow(8 << 20));
        Run run = place.work().backup(vm.id(), BackupOptions.standard());
        Await.bytes(run);

        LabPlace.write(vm.disk(), 0, 32 << 20, 67);
        Outcome outcome = LabPlace.end(run);

        Point point = ((Result.BackedUp) LabPlace.completed(outcome).result()).point();
        BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("before.raw"));
        vm.disk().copyTo(folder.resolve("after.raw"));
        BackupTest.assertReads(place, place.backedUp("web"), vm.disk().id(), folder.resolve("after.raw"));
    }
}
