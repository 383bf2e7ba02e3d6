package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the runs of another process: one question for all of them, often while somebody looks, seldom
/// while nobody does.
final class Follower implements RemoteRun.Asking {
    /// A run that was looked at within this time is watched.
    static final Duration LATELY = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long WATCHED_MILLIS = 150;
    private static final long UNWATCHED_MILLIS = 1000;
    /// An answer that is already here is read within this time.
    private static final Duration LAST_ANSWER = Duration.ofSeconds(2);

    private final RunDesk desk;
    private final Map<UUID, RemoteRun> followed = new ConcurrentHashMap<>();
    private final AtomicBoolean following = new AtomicBoolean();
    private final Semaphore wake = new Semaphore(0);
    private final ReentrantLock looking = new ReentrantLock();

    /// @param desk asked about the runs; throws [IllegalStateException] when it does not answer
    Follower(RunDesk desk) {
        this.desk = desk;
    }

    /// The run of a snapshot that has come: the same object for the same run, as long as it works.
    Run know(RunSnapshot now) {
        if (now.outcome().isPresent()) {
            RemoteRun known = followed.remove(now.run());
            if (known != null) {
                known.take(now);
                return known;
            }
            return new RemoteRun(now, this);
        }
        RemoteRun run = followed.computeIfAbsent(now.run(), id -> new RemoteRun(now, this));
        if (following.compareAndSet(false, true)) {
            Thread.ofVirtual().name("attach-follow").start(this::follow);
        }
        return run;
    }

    private void follow() {
        try {
            while (!followed.isEmpty()) {
                lookAlone();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            following.set(false);
        }
        if (!followed.isEmpty() && following.compareAndSet(false, true)) {
            follow(); // one came between the last look and the end
        }
    }

    private void pause() throws InterruptedException {
        boolean watched = followed.values().stream().anyMatch(run -> run.watched(LATELY));
        if (wake.tryAcquire(watched ? WATCHED_MILLIS : UNWATCHED_MILLIS, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void lookAlone() {
        looking.lock();
        try {
            look();
        } finally {
            looking.unlock();
        }
    }

    private void look() {
        List<UUID> asked = List.copyOf(followed.keySet());
        Map<UUID, RunSnapshot> seen;
        try {
            seen = desk.lookAtRuns(asked);
        } catch (IllegalStateException e) {
            LOG.debug("runs could not be looked at", e);
            return; // whoever notices that the runner is gone says so
        }
        for (UUID id : asked) {
            Optional<RunSnapshot> now = Optional.ofNullable(seen.get(id));
            now.ifPresentOrElse(this::took, () -> cutOff(id, Remote.gone("it does not know the run")));
        }
    }

    private void took(RunSnapshot now) {
        RemoteRun run = now.outcome().isPresent() ? followed.remove(now.run()) : followed.get(now.run());
        if (run != null) {
            run.take(now);
        }
    }

    /// Nobody will tell anything about these runs any more. What is being read just now still counts: the last
    /// thing that a runner says before it ends is how its runs ended.
    void cutOffAll(Failure why) {
        boolean alone = alone();
        try {
            List.copyOf(followed.keySet()).forEach(id -> cutOff(id, why));
        } finally {
            if (alone) {
                looking.unlock();
            }
        }
    }

    private boolean alone() {
        try {
            return looking.tryLock(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void cutOff(UUID id, Failure why) {
        RemoteRun run = followed.remove(id);
        if (run != null) {
            run.take(Silence.cutOff(run.snapshot(), why));
        }
    }

    @Override
    public void watched() {
        wake.release();
    }

    @Override
    public void ask(UUID run, RemoteRun.Wish wish) {
        Thread.ofVirtual().name("attach-wish").start(() -> {
            try {
                switch (wish) {
                    case CANCEL -> desk.cancelRun(run);
                    case PAUSE -> desk.pauseRun(run);
                    case RESUME -> desk.resumeRun(run);
                }
                wake.release();
            } catch (IllegalStateException e) {
                LOG.warn("{} did not reach run {}: {}", wish, run, e.getMessage());
            }
        });
    }
}
