package io.chainkeeper.jobs;

import static io.chainkeeper.lab.trouble.Happening.CHECKPOINT_INVALID;
import static io.chainkeeper.lab.trouble.Happening.DISK_ADDED;
import static io.chainkeeper.lab.trouble.Happening.DISK_MOVED;
import static io.chainkeeper.lab.trouble.Happening.DISK_REMOVED;
import static io.chainkeeper.lab.trouble.Happening.DISK_RESIZED;
import static io.chainkeeper.lab.trouble.Happening.ENGINE_FINALIZES;
import static io.chainkeeper.lab.trouble.Happening.ENGINE_FORGETS;
import static io.chainkeeper.lab.trouble.Happening.ENGINE_RESTARTS;
import static io.chainkeeper.lab.trouble.Happening.GUEST_CRASHES;
import static io.chainkeeper.lab.trouble.Happening.GUEST_MIGRATES;
import static io.chainkeeper.lab.trouble.Happening.GUEST_OFF;
import static io.chainkeeper.lab.trouble.Happening.HOST_DOWN;
import static io.chainkeeper.lab.trouble.Happening.PERMISSION_MISSING;
import static io.chainkeeper.lab.trouble.Happening.RENEWAL_FAILS;
import static io.chainkeeper.lab.trouble.Happening.SNAPSHOT_COMMITTED;
import static io.chainkeeper.lab.trouble.Happening.SNAPSHOT_TAKEN;
import static io.chainkeeper.lab.trouble.Happening.STORAGE_FULL;
import static io.chainkeeper.lab.trouble.Happening.TRANSFER_IDLE;
import static io.chainkeeper.lab.trouble.Moment.FINALIZING;
import static io.chainkeeper.lab.trouble.Moment.READY;
import static io.chainkeeper.lab.trouble.Moment.START;
import static io.chainkeeper.lab.trouble.Moment.STARTING;
import static io.chainkeeper.lab.trouble.Moment.TRANSFERRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What befalls guests, disks, host and engine in the middle of an incremental backup, hybrid (level 4.7) and live
/// (level 4.6): each run ends as it should, leaves nothing, and the next one goes on.
class HappeningsTest {
    private static final long MIB = 1 << 20;
    private static final String HYBRID = "4.7";
    private static final String LIVE = "4.6";

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;

    /// A VM of two disks that has one point, and something new on its first disk.
    private void begin(String level) throws Exception {
        LabOptions options = LabOptions.fast(folder.resolve("lab")).withCompat(level);
        place = new LabPlace(folder, options, LabPlace.LIMITS);
        vm = place.lab()
                .add(VmSpec.up(
                        "web",
                        DiskSpec.seeded("root", 8 * MIB, 3 * MIB, 11),
                        DiskSpec.seeded("data", 4 * MIB, MIB, 12)));
        place.backedUp("web");
        LabPlace.write(vm.disk(), 2 * MIB, 500_000, 12);
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    private Outcome.Completed through(Happening what, Moment when) throws Exception {
        place.lab().next(Trouble.happens(what, when));
        Outcome.Completed done = LabPlace.completed(place.backup("web", BackupOptions.standard()));
        assertThat(place.lab().troubles()).as("it has happened").isEmpty();
        holdsTheGuest(done);
        return done;
    }

    private static Point point(Outcome.Completed done) {
        return ((Result.BackedUp) done.result()).point();
    }

    private void holdsTheGuest(Outcome.Completed done) throws Exception {
        Path wanted = folder.resolve(point(done).id() + ".raw");
        vm.disk().copyTo(wanted);
        BackupTest.assertReads(place, point(done), vm.disk().id(), wanted);
    }

    /// The next run succeeds, holds what the guest has by then, and nothing is left.
    private Outcome.Completed goesOn() throws Exception {
        if (vm.status().equals("down")) {
            vm.start();
        }
        LabPlace.write(vm.disk(), 3 * MIB, 500_000, 13);
        Outcome.Completed next = LabPlace.completed(place.backup("web", BackupOptions.standard()));
        holdsTheGuest(next);
        return next;
    }

    static Stream<Object[]> harmless() {
        return Stream.of(
                new Object[] {GUEST_OFF, START, LIVE},
                new Object[] {GUEST_OFF, READY, HYBRID},
                new Object[] {GUEST_OFF, TRANSFERRING, HYBRID},
                new Object[] {GUEST_OFF, FINALIZING, HYBRID},
                new Object[] {GUEST_MIGRATES, START, LIVE},
                new Object[] {GUEST_MIGRATES, TRANSFERRING, HYBRID},
                new Object[] {SNAPSHOT_TAKEN, START, LIVE},
                new Object[] {SNAPSHOT_TAKEN, TRANSFERRING, HYBRID},
                new Object[] {ENGINE_RESTARTS, START, HYBRID},
                new Object[] {ENGINE_RESTARTS, STARTING, LIVE},
                new Object[] {ENGINE_RESTARTS, READY, HYBRID},
                new Object[] {ENGINE_RESTARTS, TRANSFERRING, LIVE},
                new Object[] {ENGINE_RESTARTS, FINALIZING, HYBRID},
                new Object[] {TRANSFER_IDLE, TRANSFERRING, HYBRID},
                new Object[] {RENEWAL_FAILS, TRANSFERRING, LIVE},
                new Object[] {RENEWAL_FAILS, FINALIZING, HYBRID},
                new Object[] {ENGINE_FINALIZES, FINALIZING, HYBRID},
                new Object[] {DISK_REMOVED, START, HYBRID});
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void aRunStaysIncrementalThroughWhatDoesNotBreakTheChain(Happening what, Moment when, String level)
            throws Exception {
        begin(level);

        Outcome.Completed done = through(what, when);

        assertThat(point(done).disks()).extracting(DiskVersion::reason).containsOnly(Reason.CHANGES_SINCE_LAST_POINT);
        assertThat(point(goesOn()).disks())
                .extracting(DiskVersion::reason)
                .containsOnly(Reason.CHANGES_SINCE_LAST_POINT);
        place.lab().assertClean();
    }

    static Stream<Object[]> breaking() {
        return Stream.of(
                new Object[] {GUEST_CRASHES, START, HYBRID, Reason.INCREMENTAL_REFUSED},
                new Object[] {GUEST_CRASHES, START, LIVE, Reason.INCREMENTAL_REFUSED},
                new Object[] {SNAPSHOT_COMMITTED, START, LIVE, Reason.CHECKPOINT_MISSING},
                new Object[] {CHECKPOINT_INVALID, START, HYBRID, Reason.CHECKPOINT_INVALID},
                new Object[] {DISK_RESIZED, START, HYBRID, Reason.DISK_RESIZED},
                new Object[] {DISK_MOVED, START, LIVE, Reason.INCREMENTAL_REFUSED});
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void whatBreaksTheChainMakesAFullAndSaysWhy(Happening what, Moment when, String level, Reason reason)
            throws Exception {
        begin(level);

        Outcome.Completed done = through(what, when);

        assertThat(point(done).disks().getFirst().reason()).isEqualTo(reason);
        assertThat(done.notes()).extracting(Finding::kind).contains(Finding.Kind.DISK_WENT_FULL);
        assertThat(point(goesOn()).disks())
                .extracting(DiskVersion::reason)
                .containsOnly(Reason.CHANGES_SINCE_LAST_POINT);
        place.lab().assertClean();
    }

    static Stream<Object[]> fatal() {
        return Stream.of(
                new Object[] {GUEST_OFF, STARTING, LIVE, FailureCode.BACKUP_FAILED},
                new Object[] {STORAGE_FULL, START, HYBRID, FailureCode.STORAGE_PROBLEM},
                new Object[] {PERMISSION_MISSING, START, HYBRID, FailureCode.NO_PERMISSION},
                new Object[] {PERMISSION_MISSING, TRANSFERRING, LIVE, FailureCode.NO_PERMISSION});
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void whatCannotBeHelpedFailsTheRunWithItsCodeAndTheChainGoesOn(
            Happening what, Moment when, String level, FailureCode code) throws Exception {
        begin(level);
        place.lab().next(Trouble.happens(what, when));

        Outcome outcome = place.backup("web", BackupOptions.standard());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(code));
        place.lab().assertClean();
        assertThat(point(goesOn()).disks())
                .extracting(DiskVersion::reason)
                .containsOnly(Reason.CHANGES_SINCE_LAST_POINT);
        place.lab().assertClean();
    }

    @Test
    void aLiveBackupWhoseGuestPowersOffIsMadeAgain() throws Exception {
        begin(LIVE);

        assertThat(point(through(GUEST_OFF, TRANSFERRING)).disks())
                .extracting(DiskVersion::reason)
                .containsOnly(Reason.CHANGES_SINCE_LAST_POINT);

        place.lab().assertClean();
        goesOn();
        place.lab().assertClean();
    }

    @Test
    void aDiskAddedDuringARunIsInTheNextOneInFull() throws Exception {
        begin(HYBRID);

        assertThat(point(through(DISK_ADDED, TRANSFERRING)).disks()).hasSize(2);

        assertThat(point(goesOn()).disks())
                .extracting(DiskVersion::reason)
                .containsExactly(Reason.CHANGES_SINCE_LAST_POINT, Reason.CHANGES_SINCE_LAST_POINT, Reason.DISK_IS_NEW);
    }

    @Test
    void aRunWaitsForAHostThatIsGoneForAWhile() throws Exception {
        begin(HYBRID);

        through(HOST_DOWN, TRANSFERRING);

        place.lab().assertClean();
        goesOn();
        place.lab().assertClean();
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"STARTING", "READY", "TRANSFERRING"})
    void aBackupThatTheEngineForgetsIsMadeAgain(Moment when) throws Exception {
        begin(HYBRID);

        assertThat(point(through(ENGINE_FORGETS, when)).disks())
                .extracting(DiskVersion::reason)
                .containsOnly(Reason.CHANGES_SINCE_LAST_POINT);

        goesOn();
    }

    @Test
    void theSnapshotThatAForgetfulEngineLeavesIsNamedByTheDoctorAndTheChainGoesOn() throws Exception {
        begin(HYBRID);

        through(ENGINE_FORGETS, STARTING);

        assertThat(place.work().diagnose().leftovers())
                .extracting(Leftover::kind)
                .containsExactly(Leftover.Kind.BACKUP_SNAPSHOT);
        assertThat(point(goesOn()).disks())
                .extracting(DiskVersion::reason)
                .containsOnly(Reason.CHANGES_SINCE_LAST_POINT);
        assertThat(place.lab().leftovers()).singleElement().asString().startsWith("snapshot ");
    }

    static Stream<Object[]> inTheRunBefore() {
        return Stream.of(
                new Object[] {GUEST_CRASHES, STARTING},
                new Object[] {GUEST_CRASHES, READY},
                new Object[] {GUEST_CRASHES, FINALIZING},
                new Object[] {HOST_DOWN, FINALIZING});
    }

    @ParameterizedTest
    @MethodSource("inTheRunBefore")
    void aFullThatIsOwedToWhatBefellTheRunBeforeIsNoted(Happening what, Moment when) throws Exception {
        begin(HYBRID);
        place.lab().next(Trouble.happens(what, when));
        Outcome.Completed done = LabPlace.completed(place.backup("web", BackupOptions.standard()));
        assertThat(place.lab().troubles()).isEmpty();
        fullsAreNoted(done);

        fullsAreNoted(goesOn());
    }

    @Test
    void aFullThatIsOwedToALostCheckpointIsNoted() throws Exception {
        begin(HYBRID);
        vm.happens(SNAPSHOT_COMMITTED);

        Outcome.Completed next = goesOn();

        assertThat(point(next).disks()).extracting(DiskVersion::reason).containsOnly(Reason.CHECKPOINT_MISSING);
        fullsAreNoted(next);
    }

    private static void fullsAreNoted(Outcome.Completed done) {
        long fulls = point(done).disks().stream()
                .filter(disk -> disk.mode() == Mode.FULL)
                .count();
        assertThat(done.notes().stream().filter(note -> note.kind() == Finding.Kind.DISK_WENT_FULL))
                .hasSize((int) fulls);
    }
}
