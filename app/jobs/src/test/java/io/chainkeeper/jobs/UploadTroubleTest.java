package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.ServerLimits;
import io.chainkeeper.jobs.run.TransferEffort;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabDisk;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What befalls a restore while it sends disks: it ends well or cleanly, and touches nothing but what it made.
class UploadTroubleTest {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;
    private Point point;
    private List<UUID> disks;
    private List<UUID> vms;

    /// A point of a VM with two disks.
    ///
    /// @param bytes of data on each
    private void begin(JobLimits limits, int bytes) throws Exception {
        place = new LabPlace(folder, LabOptions.fast(folder.resolve("lab")), limits);
        vm = place.lab()
                .add(VmSpec.up(
                        "db",
                        DiskSpec.seeded("system", 8 * MIB, bytes, 41),
                        DiskSpec.seeded("data", 8 * MIB, bytes, 42)));
        point = place.backedUp("db");
        disks = place.lab().disks().stream().map(LabDisk::id).toList();
        vms = place.lab().vms().stream().map(LabVm::id).toList();
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    private Outcome restoredToNewVm() throws Exception {
        UUID cluster = place.work().clusters().getFirst().id();
        return LabPlace.end(place.work()
                .restore(new RestoreRequest.NewVm(
                        point.id(),
                        "db-again",
                        cluster,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        true)));
    }

    private Outcome restoredDisk() {
        UUID first = vm.disk().id();
        return LabPlace.end(place.work()
                .restore(new RestoreRequest.Disks(
                        point.id(),
                        Set.of(first),
                        new RestoreRequest.DiskTarget.Floating(),
                        Map.of(),
                        Optional.empty(),
                        true)));
    }

    private static Failure failure(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).why();
    }

    /// The engine is as it was before the restore, and the journal is empty.
    private void nothingWasMadeOrTouched() throws Exception {
        assertThat(place.lab().disks()).extracting(LabDisk::id).containsExactlyElementsOf(disks);
        assertThat(place.lab().vms()).extracting(LabVm::id).containsExactlyElementsOf(vms);
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
        assertThat(place.backedUp("db").disks()).hasSize(2);
    }

    private void order(Trouble trouble, int times) {
        for (int i = 0; i < times; i++) {
            place.lab().next(trouble);
        }
    }

    @Test
    void aDomainThatRunsFullFailsARestoreThatSaysWhatIsMissingAndTakesEverythingAway() throws Exception {
        begin(LabPlace.LIMITS, MIB);
        order(Trouble.happens(Happening.STORAGE_FULL, Moment.TRANSFERRING), 1);

        Failure why = failure(restoredToNewVm());

        assertThat(why).isInstanceOfSatisfying(Failure.DomainFull.class, full -> {
            assertThat(full.domain()).isEqualTo("data1");
            assertThat(full.free()).isZero();
            assertThat(full.disk()).isIn("system", "data");
            assertThat(full.left()).isEqualTo(MIB);
        });
        assertThat(why.kind()).isEqualTo(FailureCode.STORAGE_PROBLEM);
        assertThat(place.lab().troubles()).as("it was not tried again").isEmpty();
        nothingWasMadeOrTouched();
    }

    @Test
    void aDomainWithoutRoomForANewDiskRefusesTheRestoreInItsOwnWords() throws Exception {
        begin(LabPlace.LIMITS, MIB);
        order(Trouble.happens(Happening.STORAGE_FULL), 1);

        Failure why = failure(restoredToNewVm());

        assertThat(why.kind()).isEqualTo(FailureCode.STORAGE_PROBLEM);
        nothingWasMadeOrTouched();
    }

    @Test
    void aTicketThatIsNotRenewedWhileADiskIsSentCostsThatDiskAndNotTheRestore() throws Exception {
        begin(LabPlace.LIMITS, MIB);
        order(Trouble.happens(Happening.RENEWAL_FAILS), 2);

        Outcome.Completed done = LabPlace.completed(restoredToNewVm());

        assertThat(place.lab().troubles()).isEmpty();
        var restored = (Result.RestoredVm) done.result();
        assertThat(restored.proven()).hasSize(2);
        assertThat(place.lab().disks()).hasSize(disks.size() + 2);
        place.lab().assertClean();
        assertThat(place.work().diagnose().leftovers()).isEmpty();
    }

    @Test
    void ticketsThatAreNeverRenewedFailTheRestoreAndTakeEverythingAway() throws Exception {
        begin(LabPlace.LIMITS, MIB);
        order(
                Trouble.happens(Happening.RENEWAL_FAILS),
                2 * LabPlace.LIMITS.transfers().attempts());

        Failure why = failure(restoredToNewVm());

        assertThat(why.kind()).isEqualTo(FailureCode.TICKET_GONE);
        place.lab().forgetTroubles();
        nothingWasMadeOrTouched();
    }

    @Test
    void ticketsThatAreNeverRenewedFailABackupAndLeaveItsChainAsItWas() throws Exception {
        begin(LabPlace.LIMITS, MIB);
        LabPlace.write(vm.disk(), 0, 100_000, 7);
        order(
                Trouble.happens(Happening.RENEWAL_FAILS),
                2 * LabPlace.LIMITS.transfers().attempts());

        Failure why = failure(place.backup("db", BackupOptions.standard()));

        assertThat(why.kind()).isEqualTo(FailureCode.TICKET_GONE);
        assertThat(place.work().points(vm.id())).hasSize(1);
        place.lab().forgetTroubles();
        nothingWasMadeOrTouched();
    }

    @Test
    void aServerThatTakesNothingForLongFailsTheRestoreAndTakesEverythingAway() throws Exception {
        begin(hearing(Duration.ofMillis(300)), 64 * KIB);
        order(Trouble.slow(1), 100);

        Failure why = failure(restoredDisk());

        assertThat(why)
                .isInstanceOfSatisfying(
                        Failure.Reconnect.class,
                        lost -> assertThat(lost.detail()).contains("nothing was heard for"));
        assertThat(why.kind()).isEqualTo(FailureCode.IMAGE_SERVER_UNREACHABLE);
        place.lab().forgetTroubles();
        nothingWasMadeOrTouched();
    }

    @Test
    void aServerThatTakesBytesSlowlyButSteadilyIsWaitedFor() throws Exception {
        begin(hearing(Duration.ofMillis(500)), 4 * MIB);
        order(Trouble.slow(MIB), 100);

        Outcome.Completed done = LabPlace.completed(restoredDisk());

        assertThat(((Result.RestoredDisks) done.result()).proven()).hasSize(1);
        place.lab().forgetTroubles();
        place.lab().assertClean();
    }

    /// One connection, one attempt, and servers that may be silent for so long.
    private static JobLimits hearing(Duration silence) {
        ServerLimits servers = LabPlace.LIMITS.servers();
        return LabPlace.LIMITS
                .with(new TransferEffort(1, 1, 64))
                .hearing(new ServerLimits(servers.connect(), servers.engine(), servers.answer(), silence));
    }
}
