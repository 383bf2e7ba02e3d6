package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleTest extends OneVm {
    TroubleTest() {
        super(DiskSpec.seeded("root", 32 * MIB, 9 * MIB, 11));
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() {
        place.lab().assertClean();
    }

    static Stream<Trouble> passing() {
        return Stream.of(
                Trouble.dropAfter(3 * MIB),
                Trouble.dropAfter(0),
                Trouble.html503(),
                Trouble.ticketExpired(),
                Trouble.diskLocked(),
                Trouble.shortBody(),
                Trouble.wrongRange(),
                Trouble.serverError500(),
                Trouble.tokenExpired());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aBackupSurvivesTroubleThatPassesAndHoldsWhatTheGuestHad(Trouble trouble) throws Exception {
        vm.disk().copyTo(folder.resolve("wanted.raw"));
        place.lab().next(trouble);

        Point point = place.backedUp("web");

        assertThat(place.lab().troubles()).as("the trouble has struck").isEmpty();
        BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void anIncrementalSurvivesItTooAndStaysIncremental(Trouble trouble) throws Exception {
        place.backedUp("web");
        LabPlace.write(vm.disk(), 2 * MIB, 5_000_000, 12);
        vm.disk().copyTo(folder.resolve("wanted.raw"));
        place.lab().next(trouble);

        Point point = place.backedUp("web");

        assertThat(place.lab().troubles()).as("the trouble has struck").isEmpty();
        assertThat(point.disks()).extracting(DiskVersion::mode).containsExactly(Mode.INCREMENTAL);
        BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
    }

    static Stream<Object[]> breaking() {
        return Stream.of(
                new Object[] {Trouble.lostCheckpoint(), Reason.CHECKPOINT_MISSING},
                new Object[] {Trouble.incrementalRefused(), Reason.INCREMENTAL_REFUSED},
                new Object[] {Trouble.backupFails(), Reason.CHECKPOINT_INVALID});
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void aBrokenChainBecomesAFullWithItsReasonAndTheNextOneIsIncrementalAgain(Trouble trouble, Reason reason)
            throws Exception {
        place.backedUp("web");
        LabPlace.write(vm.disk(), 2 * MIB, 100_000, 13);
        vm.disk().copyTo(folder.resolve("wanted.raw"));
        place.lab().next(trouble);

        Outcome.Completed done = LabPlace.completed(place.backup("web", BackupOptions.standard()));

        Point point = ((Result.BackedUp) done.result()).point();
        assertThat(point.disks()).extracting(DiskVersion::reason).containsExactly(reason);
        assertThat(done.notes()).extracting(Finding::kind).contains(Finding.Kind.DISK_WENT_FULL);
        BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
        assertThat(place.backedUp("web").disks()).extracting(DiskVersion::mode).containsExactly(Mode.INCREMENTAL);
    }

    @Test
    void aBackupThatFailsOnTheEngineKeepsNothingAndSaysWhomToAsk() throws Exception {
        place.lab().next(Trouble.backupFails());

        Outcome outcome = place.backup("web", BackupOptions.standard());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.BACKUP_FAILED));
        assertThat(place.work().points(vm.id())).isEmpty();
    }

    @Test
    void aBackupWhoseSnapshotTheEngineDoubtsBecomesNoPointAndTheNextOneGoesOn() throws Exception {
        place.backedUp("web");
        LabPlace.write(vm.disk(), 2 * MIB, 100_000, 13);
        place.lab().next(Trouble.snapshotDoubtful());

        Outcome outcome = place.backup("web", BackupOptions.standard());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.why().kind()).isEqualTo(FailureCode.BACKUP_FAILED);
            assertThat(failed.why().toString()).contains("may be inconsistent");
        });
        assertThat(place.work().points(vm.id())).hasSize(1);
        place.lab().assertClean();
        vm.disk().copyTo(folder.resolve("wanted.raw"));
        Point next = place.backedUp("web");
        assertThat(next.disks()).extracting(DiskVersion::mode).containsExactly(Mode.INCREMENTAL);
        BackupTest.assertReads(place, next, vm.disk().id(), folder.resolve("wanted.raw"));
    }

    @Test
    void aVanishedVmIsToldAsSuch() {
        Outcome outcome = LabPlace.end(place.work().backup(UUID.randomUUID(), BackupOptions.standard()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.VM_GONE));
    }
}
