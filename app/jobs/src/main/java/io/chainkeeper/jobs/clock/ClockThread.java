package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.CatalogException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that tells a [Scheduler] what time it is.
///
/// It looks several times a minute rather than sleeping until the next slot: a timer does not count the time in
/// which the computer sleeps, and knows nothing of a clock that is set.
final class ClockThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockThread.class);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(50);
    private static final Duration JOIN = Duration.ofSeconds(10);

    private final Semaphore wake = new Semaphore(0);
    private final InstantSource clock;
    private final Duration beat;
    private volatile boolean closed;
    private volatile String trouble = "";
    private volatile Thread thread = Thread.currentThread();

    ClockThread(InstantSource clock, Duration beat) {
        this.clock = clock;
        this.beat = beat;
    }

    /// Asks for a look at the clock now. Any thread; also before the start.
    void wake() {
        wake.release();
    }

    void start(Scheduler scheduler) {
        thread = Thread.ofPlatform().daemon().name("clock").start(() -> {
            while (!closed) {
                pause(tick(scheduler));
            }
        });
    }

    private Duration tick(Scheduler scheduler) {
        try {
            Instant next = scheduler.tick(clock.instant());
            trouble = "";
            Duration pause = Duration.between(clock.instant(), next);
            return pause.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : pause;
        } catch (CatalogException | IOException | RuntimeException e) {
            // The next look may go better; it is told once.
            if (!closed && !trouble.equals(String.valueOf(e.getMessage()))) {
                LOG.warn("the clock could not do its work", e);
                trouble = String.valueOf(e.getMessage());
            }
            return beat;
        }
    }

    private void pause(Duration pause) {
        try {
            if (wake.tryAcquire(Math.min(pause.toMillis(), beat.toMillis()), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /// Ends the thread; waits a little for what it is doing.
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            if (thread != Thread.currentThread() && !thread.join(JOIN)) {
                LOG.warn("the clock still works on something");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
