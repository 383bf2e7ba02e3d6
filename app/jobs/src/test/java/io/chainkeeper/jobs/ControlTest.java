package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.BlockMap;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are paused, limited, and made to wait for their turn.
class ControlTest {
    private static final long MIB = 1 << 20;
    /// So slow that a transfer is certainly caught on its way: one piece, and then hours for the next.
    private static final Bandwidth CRAWLING = Bandwidth.of(1);

    @TempDir
    Path folder;

    private LabPlace place;
    private LabVm vm;

    @BeforeEach
    void aVm() throws Exception {
        place = new LabPlace(folder);
        vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 256 * MIB, 24 * MIB, 41)));
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() throws Exception {
        try (LabPlace here = place) {
            here.lab().assertClean();
        }
    }

    private void limit(Bandwidth bandwidth) {
        place.work().limit(place.work().limits().with(bandwidth));
    }

    private Run backup() {
        return place.work().backup(vm.id(), BackupOptions.standard());
    }

    private Point point(Outcome outcome) {
        return ((Result.BackedUp) LabPlace.completed(outcome).result()).point();
    }

    private static Waiting.Kind waiting(Run run) {
        return run.snapshot().waiting().orElseThrow().kind();
    }

    private Run caughtOnItsWay() throws Exception {
        limit(CRAWLING);
        Run run = backup();
        Await.bytes(run);
        return run;
    }

    @Test
    void aPausedBackupMovesNothingUntilItIsResumedAndThenHoldsWhatTheGuestHad() throws Exception {
        vm.disk().copyTo(folder.resolve("wanted.raw"));
        LabVm other = place.lab().add(VmSpec.up("other", DiskSpec.seeded("root", 64 * MIB, 8 * MIB, 42)));
        place.work().limit(new RunLimits(2, 2, CRAWLING));
        Run run = backup();
        Await.bytes(run);

        run.pause();
        limit(Bandwidth.UNLIMITED);
        // Were it not paused, it would be over long before this other one.
        LabPlace.completed(LabPlace.end(place.work().backup(other.id(), BackupOptions.standard())));

        assertThat(run.outcome()).isNotDone();
        assertThat(waiting(run)).isEqualTo(Waiting.Kind.PAUSED);
        assertThat(run.snapshot().bytesPerSecond()).isZero();
        assertThat(run.snapshot().eta()).isEmpty();
        assertThat(run.snapshot().bytesMoved()).isLessThan(run.snapshot().bytesToMove());

        run.resume();

        Point point = point(LabPlace.end(run));
        assertThat(run.snapshot().waiting()).isEmpty();
        assertThat(run.snapshot().bytesMoved()).isEqualTo(run.snapshot().bytesToMove());
        BackupTest.assertReads(place, point, vm.disk().id(), folder.resolve("wanted.raw"));
    }

    @Test
    void aRestoreThatWasPausedOnItsWayBringsTheSameBytes() throws Exception {
        vm.disk().copyTo(folder.resolve("wanted.raw"));
        Point point = place.backedUp("web");
        limit(CRAWLING);
        var cluster = place.work().clusters().getFirst().id();
        Run run = place.work().restore(RestoreRequest.NewVm.of(point.id(), "copy", cluster, Optional.empty()));
        Await.bytes(run);
        for (int i = 0; i < 3; i++) {
            run.pause();
            limit(Bandwidth.of(64 * MIB));
            assertThat(waiting(run)).isEqualTo(Waiting.Kind.PAUSED);
            run.resume();
        }
        limit(Bandwidth.UNLIMITED);

        LabPlace.completed(LabPlace.end(run));

        place.lab().vm("copy").disk().copyTo(folder.resolve("restored.raw"));
        assertThat(Files.mismatch(folder.resolve("wanted.raw"), folder.resolve("restored.raw")))
                .isEqualTo(-1);
        BlockMap map = map(run);
        assertThat(map.percent()).containsOnly(100);
    }

    @Test
    void aPausedBackupCanBeCancelled() throws Exception {
        Run run = caughtOnItsWay();
        run.pause();
        run.cancel();
        assertThat(LabPlace.end(run))
                .isInstanceOfSatisfying(
                        Outcome.Cancelled.class,
                        cancelled -> assertThat(cancelled.during()).isEqualTo(Stage.TRANSFER));
        assertThat(run.snapshot().waiting()).isEmpty();
    }

    @Test
    void aBackupThatTheLimitHoldsUpCanBeCancelled() throws Exception {
        Run run = caughtOnItsWay();
        run.cancel();
        assertThat(LabPlace.end(run)).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void aPausedVerificationReadsNothingAndThenEverything() throws Exception {
        Point point = place.backedUp("web");
        Run run = place.work().verify(point.id());
        run.pause();
        Await.stage(run, Stage.READ_BACK);
        assertThat(run.outcome()).isNotDone();
        run.resume();
        Result.Verified verified =
                (Result.Verified) LabPlace.completed(LabPlace.end(run)).result();
        assertThat(run.snapshot().bytesMoved()).isEqualTo(verified.bytes());
        assertThat(map(run).percent()).containsOnly(100);
    }

    @Test
    void aPausedRestoreToFilesCanBeCancelledAndLeavesNoFile() throws Exception {
        Point point = place.backedUp("web");
        Path target = Files.createDirectories(folder.resolve("out"));
        var files = new RestoreRequest.LocalFiles(point.id(), target, ImageFormat.RAW, Optional.empty());
        Run run = place.work().restore(files);
        run.pause();
        Await.stage(run, Stage.CONVERT);
        run.cancel();
        assertThat(LabPlace.end(run)).isInstanceOf(Outcome.Cancelled.class);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aRunThatWaitsForItsTurnSaysForWhatAndCanBeCancelled() throws Exception {
        LabVm other = place.lab().add(VmSpec.up("other", DiskSpec.seeded("root", 64 * MIB, 8 * MIB, 43)));
        String domain = place.work().storageDomains().stream()
                .filter(each -> vm(vm).contains(each.id()))
                .findFirst()
                .orElseThrow()
                .name();
        Run first = caughtOnItsWay();
        Run second = place.work().backup(other.id(), BackupOptions.standard());
        Run third = place.work()
                .backup(
                        place.lab()
                                .add(VmSpec.up("third", DiskSpec.seeded("root", MIB, MIB, 44)))
                                .id(),
                        BackupOptions.standard());
        Await.waiting(second);
        Await.waiting(third);
        assertThat(second.snapshot().waiting().orElseThrow().what()).isEqualTo(domain);
        assertThat(place.work().activeRuns()).containsExactly(first, second, third);

        second.cancel();
        assertThat(LabPlace.end(second)).isInstanceOf(Outcome.Cancelled.class);
        assertThat(waiting(third)).isEqualTo(Waiting.Kind.TURN);
        limit(Bandwidth.UNLIMITED);

        LabPlace.completed(LabPlace.end(first));
        LabPlace.completed(LabPlace.end(third));
        assertThat(place.work().recentRuns()).startsWith(third, first, second);
    }

    private List<java.util.UUID> vm(LabVm of) {
        try {
            return place.work().vm(of.id()).orElseThrow().summary().vm().disks().stream()
                    .flatMap(each -> each.disk().storageDomain().stream())
                    .toList();
        } catch (io.chainkeeper.jobs.run.WorkplaceException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLimitIsNeverExceededByMoreThanItsPieces() throws Exception {
        limit(Bandwidth.of(8 * MIB));
        Outcome.Completed done = LabPlace.completed(LabPlace.end(backup()));
        Run run = place.work().recentRuns().getFirst();
        var transfer = run.snapshot().steps().stream()
                .filter(step -> step.stage() == Stage.TRANSFER)
                .findFirst()
                .orElseThrow();
        Duration took = Duration.between(
                transfer.started().orElseThrow(), transfer.ended().orElseThrow());
        double seconds = ((Result.BackedUp) done.result()).bytesMoved() / (8.0 * MIB);
        assertThat(took.toMillis()).isGreaterThan((long) (seconds * 900));
    }

    @Test
    void theHoursOfTheClocksZoneDecideAboutTheLimit() throws Exception {
        LocalTime now = LocalTime.now(place.work().options().clock());
        var crawl = new Bandwidth.Hours(now.minusHours(1), now.plusHours(1), 1);
        limit(new Bandwidth(0, List.of(crawl)));
        Run run = backup();
        Await.bytes(run);
        assertThat(run.outcome()).isNotDone();
        limit(new Bandwidth(1, List.of(new Bandwidth.Hours(now.minusHours(1), now.plusHours(1), 0))));
        LabPlace.completed(LabPlace.end(run));
    }

    private static BlockMap map(Run run) {
        return run.snapshot().disks().getFirst().map().orElseThrow();
    }

    private static long cells(BlockMap map, BlockMap.Kind kind) {
        long count = 0;
        for (int i = 0; i < map.cells(); i++) {
            count += map.kind(i) == kind ? 1 : 0;
        }
        return count;
    }

    @Test
    void theMapOfAFullBackupShowsDataAndZeroesAndFillsUp() throws Exception {
        Run run = caughtOnItsWay();
        BlockMap early = map(run);
        limit(Bandwidth.UNLIMITED);
        LabPlace.completed(LabPlace.end(run));
        BlockMap whole = map(run);
        DiskProgress disk = run.snapshot().disks().getFirst();

        assertThat(whole.kinds()).isEqualTo(early.kinds());
        assertThat(early.percent()).contains(0);
        assertThat(whole.percent()).containsOnly(100);
        assertThat(cells(whole, BlockMap.Kind.DATA) * whole.cellBytes()).isGreaterThanOrEqualTo(disk.bytesMoved());
        assertThat(cells(whole, BlockMap.Kind.ZERO)).isPositive();
        assertThat(cells(whole, BlockMap.Kind.UNCHANGED)).isZero();
    }

    @Test
    void theMapOfAnIncrementalBackupShowsWhatDidNotChange() throws Exception {
        place.backedUp("web");
        LabPlace.write(vm.disk(), 0, 3 << 20, 45);
        vm.disk().zero(8 * MIB, 2 * MIB);
        Run run = backup();
        LabPlace.completed(LabPlace.end(run));
        BlockMap map = map(run);

        assertThat(cells(map, BlockMap.Kind.DATA) * map.cellBytes()).isGreaterThanOrEqualTo(3 * MIB);
        assertThat(cells(map, BlockMap.Kind.ZERO) * map.cellBytes()).isGreaterThanOrEqualTo(2 * MIB);
        assertThat(cells(map, BlockMap.Kind.UNCHANGED) * map.cellBytes()).isGreaterThan(200 * MIB);
        assertThat(map.percent()).containsOnly(100);
    }
}
