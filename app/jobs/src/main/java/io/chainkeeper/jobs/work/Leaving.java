package io.chainkeeper.jobs.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether the program ends and waits no longer for the engine to tidy up. What is not done by then stays in the
/// journal, and the next start goes on with it.
public final class Leaving {
    private final CountDownLatch gone = new CountDownLatch(1);

    /// From now on nobody waits.
    void now() {
        gone.countDown();
    }

    /// Sleeps, but wakes when the program leaves.
    ///
    /// @throws JobStopped if it does
    void sleep(Duration pause) throws JobStopped, InterruptedException {
        if (gone.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new JobStopped();
        }
    }
}
