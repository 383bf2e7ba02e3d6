package io.chainkeeper.jobs.recover;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.work.Bench;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes on putting away what runs had to leave on the engine, again and again, ever less often, until the engine
/// shows none of it. Each try is a run that everybody can see.
public final class Tidying implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
    private static final Duration JOIN = Duration.ofSeconds(5);

    /// How often it is tried.
    ///
    /// @param look  pause between two looks into the journal
    /// @param first pause before the first try, at least
    /// @param most  longest pause between two tries; each is twice as long as the one before
    public record Rhythm(Duration look, Duration first, Duration most) {
        /// A minute after it was left, and once an hour in the end.
        public static Rhythm standard() {
            return new Rhythm(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofHours(1));
        }

        private Duration after(Duration pause) {
            Duration twice = pause.multipliedBy(2);
            return twice.compareTo(most) > 0 ? most : twice;
        }
    }

    private final Bench bench;
    private final Predicate<UUID> alive;
    private final Supplier<Run> cleanUp;
    private final GoesOn goesOn;
    private final Rhythm rhythm;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// Lets backups go on whose program died.
    @FunctionalInterface
    public interface GoesOn {
        /// Begins the runs.
        ///
        /// @param again whether it is not the first time
        void begin(boolean again);
    }

    /// Begins at once.
    ///
    /// @param alive   whether a run is at work in this program; its entries are its own business
    /// @param cleanUp starts a clean-up
    /// @param goesOn  begins runs for what can go on: at once, and before each try
    public Tidying(Bench bench, Predicate<UUID> alive, Supplier<Run> cleanUp, GoesOn goesOn, Rhythm rhythm) {
        this.goesOn = goesOn;
        this.bench = bench;
        this.alive = alive;
        this.cleanUp = cleanUp;
        this.rhythm = rhythm;
        this.thread = Thread.ofVirtual().name("tidying").start(this::goOn);
    }

    private void goOn() {
        Duration pause = rhythm.first();
        goesOn.begin(false);
        while (!leftWithin(rhythm.look())) {
            if (!pending()) {
                pause = rhythm.first();
            } else if (leftWithin(pause)) {
                return;
            } else if (pending() && !settled()) {
                pause = rhythm.after(pause);
                LOG.info("something is still left on the engine; it is tried again in {}", pause);
            }
        }
    }

    private boolean pending() {
        try {
            return bench.maybeEngine().isPresent()
                    && bench.catalog().unsettled().stream()
                            .map(JournalEntry::run)
                            .anyMatch(run -> !alive.test(run));
        } catch (CatalogException e) {
            LOG.debug("the journal was not looked at", e);
            return false;
        }
    }

    private boolean settled() {
        goesOn.begin(true);
        Outcome outcome = cleanUp.get().outcome().join();
        return outcome instanceof Outcome.Completed done
                && done.result() instanceof Result.CleanedUp cleaned
                && cleaned.open() == 0;
    }

    /// Sleeps.
    ///
    /// @return whether it was closed meanwhile
    private boolean leftWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Starts no further try. One that is under way ends with the other runs.
    @Override
    public void close() {
        closed.countDown();
    }

    /// Waits a little until its thread has ended, once the runs have.
    public void join() {
        try {
            if (!thread.join(JOIN)) {
                LOG.warn("tidying goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
