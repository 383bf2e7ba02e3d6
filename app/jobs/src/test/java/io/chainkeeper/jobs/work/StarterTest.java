package io.chainkeeper.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.repository.Repository;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTest {
    private static final UUID VM = new UUID(1, 2);

    @TempDir
    Path folder;

    private Repository repository;
    private Catalog catalog;
    private Starter starter;

    @BeforeEach
    void open() throws Exception {
        repository = Repository.create(folder.resolve("repository"));
        catalog = Catalog.open(folder.resolve("catalog"));
        starter = new Starter(
                new Bench(Optional.empty(), repository, catalog, JobLimits.standard(), Clock.systemUTC()),
                Outcome::toString);
    }

    @AfterEach
    void close() throws Exception {
        starter.close();
        catalog.close();
        repository.close();
    }

    private Run start(Supplier<String> subject, Job job) {
        return starter.start(new Starter.Errand(RunKind.BACKUP, Optional.of(VM), Optional.empty(), subject), job);
    }

    private static Outcome end(Run run) {
        return run.outcome().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static Result done(LiveRun run) {
        return new Result.CleanedUp(0, 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRunThatWasRefusedDoesNotKeepItsVmBusy() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Run working = start(() -> "web", run -> {
            await(first);
            return done(run);
        });
        Run refused = start(
                () -> {
                    await(second);
                    return "web";
                },
                StarterTest::done);
        first.countDown();
        assertThat(end(working)).isInstanceOf(Outcome.Completed.class);

        Run third = start(() -> "web", StarterTest::done);

        assertThat(end(third)).isInstanceOf(Outcome.Completed.class);
        second.countDown();
        assertThat(end(refused))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.VM_BUSY));
    }

    @Test
    void aMistakeOfOursBeforeTheJobBeginsEndsTheRunAllTheSame() {
        Run run = start(
                () -> {
                    throw new IllegalStateException("no name");
                },
                StarterTest::done);

        assertThat(end(run))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(FailureCode.UNEXPECTED));
        assertThat(starter.active()).isEmpty();
    }

    @Test
    void ofTenThousandRunsOnlyTheLatestAreKept() throws Exception {
        List<WeakReference<Run>> all = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            UUID vm = new UUID(3, number);
            var errand = new Starter.Errand(RunKind.BACKUP, Optional.of(vm), Optional.empty(), () -> "web");
            Run run = starter.start(errand, _ -> {
                throw new JobSkipped(Finding.of(Finding.Kind.NO_DISKS));
            });
            all.add(new WeakReference<>(run));
            assertThat(end(run)).isInstanceOf(Outcome.NothingToDo.class);
            assertThat(starter.busy(vm)).isFalse();
        }

        int kept = starter.recent().size();
        assertThat(kept).isEqualTo(50);
        assertThat(starter.active()).isEmpty();
        assertThat(reachable(all)).isLessThanOrEqualTo(kept + 10); // and what a thread still has at hand
    }

    /// After collections, so many as are needed until nothing more goes.
    private static long reachable(List<WeakReference<Run>> all) {
        long before;
        long now = all.size();
        do {
            before = now;
            System.gc();
            now = all.stream().filter(each -> !each.refersTo(null)).count();
        } while (now < before);
        return now;
    }
}
