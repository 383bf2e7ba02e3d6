package io.chainkeeper.jobs.agent;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.agent.AgentStatus.State;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one workplace open, on a thread of its own, from whenever nobody else owns it until it is told to
/// stop.
final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    /// How soon the agent notices that a window has left.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /// A wrong password that is tried again and again locks the account.
    private static final Duration AFTER_REFUSED_SIGN_IN = Duration.ofHours(6);

    private final Post post;
    private final Function<Workplace, AutoCloseable> beside;
    private final Consumer<AgentStatus.Place> tell;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private Duration pause = FIRST_PAUSE;
    private volatile Optional<Workplace> open = Optional.empty();
    private volatile State state = State.OPENING;
    private volatile Optional<Failure> trouble = Optional.empty();

    /// @param beside what is done beside an open workplace; closed before it
    /// @param tell   hears of each change of state
    Keeper(Post post, Function<Workplace, AutoCloseable> beside, Consumer<AgentStatus.Place> tell) {
        this.post = post;
        this.beside = beside;
        this.tell = tell;
        this.thread = Thread.ofVirtual().name("agent-" + post.name()).start(this::keep);
    }

    Post post() {
        return post;
    }

    AgentStatus.Place status() {
        int runs = open.map(place -> place.activeRuns().size()).orElse(0);
        return new AgentStatus.Place(post.name(), post.repository(), state, trouble, runs);
    }

    private void keep() {
        boolean more = true;
        while (more) {
            try {
                work();
                more = false;
            } catch (WorkplaceException e) {
                more = !stopped(afterwards(e.failure()));
            } catch (RuntimeException e) {
                LOG.error("{} cannot be looked after", post.name(), e);
                become(State.TROUBLE, Optional.of(new Failure.ReportBug(FailureCode.UNEXPECTED, e.toString())));
                more = !stopped(LONGEST_PAUSE);
            }
        }
    }

    private void work() throws WorkplaceException {
        Workplace place = Workplace.openAndServe(post.options().now(), RunnerKind.AGENT);
        try (place) {
            open = Optional.of(place);
            pause = FIRST_PAUSE;
            become(State.WORKING, Optional.empty());
            place.cleanUp();
            try (AutoCloseable company = beside.apply(place)) {
                stopped(Duration.ofNanos(Long.MAX_VALUE));
            } catch (WorkplaceException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                LOG.warn("what was beside {} was not put away", post.name(), e);
            }
        } finally {
            open = Optional.empty();
        }
    }

    /// What is to be said of a failure, and how long until the next attempt.
    private Duration afterwards(Failure failure) {
        if (failure.kind() == FailureCode.CATALOG_IN_USE || failure.kind() == FailureCode.REPOSITORY_IN_USE) {
            become(State.WAITING, Optional.empty());
            return LOOK_AGAIN;
        }
        become(State.TROUBLE, Optional.of(failure));
        if (failure instanceof Failure.SignInAgain) {
            return AFTER_REFUSED_SIGN_IN;
        }
        Duration now = pause;
        pause = now.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : now.multipliedBy(2);
        return now;
    }

    private void become(State next, Optional<Failure> why) {
        boolean news = state != next || !trouble.equals(why);
        state = next;
        trouble = why;
        if (news) {
            tell.accept(new AgentStatus.Place(post.name(), post.repository(), next, why, 0));
        }
    }

    private boolean stopped(Duration within) {
        try {
            return stop.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Begins to stop.
    void stop() {
        stop.countDown();
    }

    /// Stops, and waits until everything is put away.
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // runs are putting their things away: that is worth the wait
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
