package io.chainkeeper.jobs;

import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Watches a run as a window would, until something is seen or the run has ended.
final class Await {
    private Await() {}

    /// The stage has begun, or the run has ended before.
    static void stage(Run run, Stage stage) throws InterruptedException {
        until(
                run,
                now -> now.steps().stream()
                        .anyMatch(step -> step.stage() == stage && step.state() != Step.State.PENDING));
    }

    /// Bytes have moved, or the run has ended before.
    static void bytes(Run run) throws InterruptedException {
        until(run, now -> now.bytesMoved() > 0);
    }

    /// Something is true.
    ///
    /// @throws AssertionError if it still is not after a minute
    static void that(Callable<Boolean> seen) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!seen.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came");
            }
            Thread.sleep(1); // how often to look, not how long to wait
        }
    }

    /// It waits for something, or the run has ended before.
    static void waiting(Run run) throws InterruptedException {
        until(run, now -> now.waiting().isPresent());
    }

    private static void until(Run run, Predicate<RunSnapshot> seen) throws InterruptedException {
        RunSnapshot now = run.snapshot();
        while (now.outcome().isEmpty() && !seen.test(now)) {
            Thread.sleep(1); // how often to look, not how long to wait
            now = run.snapshot();
        }
    }
}
