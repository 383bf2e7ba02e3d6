package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.lab.trouble.Watcher;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A program died in a backup, and more than one might go on with it, or with more than one.
class WhoGoesOnTest extends DiedBackup {
    private WorkplaceOptions options(Path catalog) {
        return WorkplaceOptions.of(
                        EngineAddress.parse(place.lab().engineUrl().toString()),
                        EngineCa.ofPem(place.lab().caPem()),
                        new Login(place.lab().user(), place.lab().password()),
                        place.repository(),
                        catalog)
                .withLimits(LabPlace.LIMITS);
    }

    private void refused(FailureCode code) {
        assertThatExceptionOfType(WorkplaceException.class)
                .isThrownBy(place::comeBack)
                .satisfies(no -> assertThat(no.failure().kind()).isEqualTo(code));
    }

    @Test
    void whoeverFindsRepositoryOrCatalogHeldByAnotherTouchesNothing() throws Exception {
        died();
        place.leave();
        List<String> before = place.lab().leftovers();
        try (Repository other = Repository.open(place.repository())) {
            refused(FailureCode.REPOSITORY_IN_USE);
        }
        Repository.create(folder.resolve("other")).close();
        Process other = OwnedElsewhere.start(place, folder.resolve("other")).process();
        refused(FailureCode.CATALOG_IN_USE);
        other.destroyForcibly().waitFor();
        assertThat(place.lab().leftovers()).isEqualTo(before);
        place.comeBack();

        assertWentOn(LabPlace.end(place.work().goOn().getFirst()));
    }

    @Test
    void aProgramWithAnotherCatalogLeavesTheBackupToTheOneThatHasItsJournal() throws Exception {
        died();
        place.leave();
        try (Workplace other = Workplace.open(options(folder.resolve("other-catalog")))) {
            assertThat(other.goOn()).isEmpty();
            LabPlace.completed(LabPlace.end(other.giveUp()));
            assertThat(other.diagnose().leftovers()).extracting(Leftover::kind).contains(Leftover.Kind.OTHER_BACKUP);
        }
        place.comeBack();

        assertWentOn(LabPlace.end(place.work().goOn().getFirst()));
    }

    @Test
    void windowAndAgentThatStartAtOnceGoOnOnce() throws Exception {
        died();
        place.leave();
        AtomicInteger finalized = new AtomicInteger();
        AtomicInteger transfers = new AtomicInteger();
        place.lab().watchedBy((server, method, path) -> {
            if (method.equals("POST") && path.matches(".*/backups/[^/]+/finalize")) {
                finalized.incrementAndGet();
            } else if (method.equals("POST") && path.endsWith("/imagetransfers")) {
                transfers.incrementAndGet();
            }
            return Watcher.Fate.ANSWERED;
        });
        WorkplaceOptions options = options(place.catalog()).withSchedules(true);
        Callable<Workplace> window = () -> Workplace.openOrAttach(options, RunnerKind.WINDOW);
        Callable<Workplace> agent = () -> Workplace.openOrAttach(options, RunnerKind.AGENT);
        Callable<List<Outcome>> asks = () -> {
            try (Workplace one = Workplace.openOrAttach(options.withSchedules(false))) {
                return one.goOn().stream().map(LabPlace::end).toList();
            }
        };
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Workplace> first = both.submit(window);
            Future<Workplace> second = both.submit(agent);
            try (Workplace one = first.get();
                    Workplace other = second.get()) {
                List<Future<List<Outcome>>> asked = List.of(both.submit(asks), both.submit(asks));
                for (Future<List<Outcome>> each : asked) {
                    assertThat(each.get()).noneMatch(Outcome.Failed.class::isInstance);
                }
                Await.that(
                        () -> one.activeRuns().isEmpty() && one.points(vm.id()).size() == 1);
                assertThat(other.points(vm.id())).hasSize(1);
            }
        }
        assertThat(finalized).hasValue(1);
        assertThat(transfers.get()).as("one for each disk at most").isBetween(1, 2);
        place.lab().watchedBy((server, method, path) -> Watcher.Fate.ANSWERED);
        place.comeBack();
        assertIsTheMoment(place.work().points(vm.id()).getFirst());
        assertNothingIsLeft();
        assertThat(place.work().history(20))
                .filteredOn(run -> run.kind() == RunRecord.Kind.BACKUP)
                .extracting(run -> run.ending().orElseThrow().state())
                .containsOnlyOnce(RunRecord.State.COMPLETED)
                .containsOnlyOnce(RunRecord.State.INTERRUPTED)
                .doesNotContain(RunRecord.State.FAILED);
    }

    @Test
    void twoBackupsOfTwoVmsBothGoOn() throws Exception {
        LabVm second = place.lab().add(VmSpec.up("db", DiskSpec.seeded("root", 24 * MIB, MIB, 21)));
        LabPlace.write(second.disk(), 0, 20 << 20, 22);
        second.disk().copyTo(folder.resolve("db.raw"));
        died();
        place.leave();
        place.lab().next(Trouble.slow(8 << 20));
        DyingPlace.killed(place, second, 8 * MIB, 1, 420);
        place.lab().forgetTroubles();
        place.comeBack();
        assertThat(place.work().canGoOn()).containsExactly("web", "db");

        List<Run> runs = place.work().goOn();

        assertThat(runs).hasSize(2);
        for (Run run : runs) {
            assertThat(LabPlace.completed(LabPlace.end(run)).notes())
                    .extracting(Finding::kind)
                    .contains(Finding.Kind.RUN_WENT_ON);
        }
        assertIsTheMoment(place.work().points(vm.id()).getFirst());
        Point point = place.work().points(second.id()).getFirst();
        BackupTest.assertReads(place, point, second.disk().id(), folder.resolve("db.raw"));
        assertNothingIsLeft();
    }

    @Test
    void ofTwoBackupsOfOneVmTheOneThatTheEngineStillHasGoesOn() throws Exception {
        died();
        endOnTheEngine();
        place.leave();
        place.lab().next(Trouble.slow(8 << 20));
        keepTheMoment();
        DyingPlace.killed(place, vm, 12 * MIB, 1, 420);
        place.lab().forgetTroubles();
        LabPlace.write(root(), 0, 1 << 20, 15);
        place.comeBack();
        assertThat(drafts()).hasSize(2);

        Outcome.Completed cleaned = LabPlace.completed(LabPlace.end(place.work().cleanUp()));
        assertThat(((Result.CleanedUp) cleaned.result()).open())
                .as("the engine removes no checkpoint now")
                .isPositive();
        assertThat(drafts()).as("the other one's").hasSize(1);

        Outcome.Completed done =
                LabPlace.completed(LabPlace.end(place.work().goOn().getFirst()));
        assertThat(done.notes()).extracting(Finding::kind).contains(Finding.Kind.RUN_WENT_ON);
        assertIsTheMoment(((Result.BackedUp) done.result()).point());
        assertThat(drafts()).isEmpty();
        LabPlace.completed(LabPlace.end(place.work().cleanUp()));
        assertNothingIsLeft();
    }
}
