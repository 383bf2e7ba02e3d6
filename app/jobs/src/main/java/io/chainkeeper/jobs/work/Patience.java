package io.chainkeeper.jobs.work;

import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.EngineTrouble;
import io.chainkeeper.engine.EngineUnreachable;
import io.chainkeeper.engine.SignInRefused;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.jobs.run.Waiting;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only place that waits. It looks at the engine at growing intervals, gives up after a limit, forgives
/// an engine that is away for a while (a restart takes minutes, tickets live for five), and wakes at once
/// when somebody cancels.
public final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final JobLimits limits;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Optional<Ongoing> run;

    private interface Sleeper {
        void sleep(Duration pause) throws JobStopped, InterruptedException;
    }

    private Patience(JobLimits limits, Clock clock, Sleeper sleeper, Optional<Ongoing> run) {
        this.limits = limits;
        this.clock = clock;
        this.sleeper = sleeper;
        this.run = run;
    }

    /// Patience that ends when somebody cancels the run.
    public static Patience of(Bench bench, Ongoing run) {
        return new Patience(bench.limits(), bench.clock(), run::sleep, Optional.of(run));
    }

    /// Patience that no cancel ends, for putting things away; only the end of the program does.
    public static Patience stubborn(Bench bench) {
        return new Patience(bench.limits(), bench.clock(), bench.leaving()::sleep, Optional.empty());
    }

    /// One look at the engine: something when it is as awaited, empty to look again.
    @FunctionalInterface
    public interface Look<T> {
        /// Looks.
        Optional<T> look() throws EngineException, JobFailed;
    }

    /// Looks until there is something.
    ///
    /// @return empty when the limit is over
    /// @throws EngineException what the engine refused, or its absence when it lasts too long
    /// @throws JobStopped      somebody cancelled
    public <T> Optional<T> until(Duration limit, Look<T> look) throws EngineException, JobFailed, JobStopped {
        Instant end = clock.instant().plus(limit);
        Duration pause = limits.polling().first();
        @Nullable Instant awaySince = null;
        while (true) {
            try {
                Optional<T> seen = look.look();
                back(awaySince != null);
                if (seen.isPresent()) {
                    return seen;
                }
                awaySince = null;
            } catch (EngineException e) {
                awaySince = awaySince == null ? clock.instant() : awaySince;
                if (!passing(e)
                        || clock.instant()
                                .isAfter(awaySince.plus(limits.engine().away()))) {
                    throw e;
                }
                away(e, awaySince);
            }
            if (!clock.instant().isBefore(end)) {
                return Optional.empty();
            }
            pause(pause);
            pause = longer(pause);
        }
    }

    /// A question to the engine that has an answer at once, when the engine is there.
    @FunctionalInterface
    public interface Question<T> {
        /// Asks.
        T ask() throws EngineException, IOException, JobFailed;
    }

    /// Asks, and asks again while the engine is away for a moment. Only for what changes nothing.
    ///
    /// @throws EngineException what the engine refused, or its absence when it lasts too long
    /// @throws JobStopped      somebody cancelled
    public <T> T ask(Question<T> question) throws EngineException, IOException, JobFailed, JobStopped {
        Instant since = clock.instant();
        for (Duration pause = limits.polling().first(); ; pause = longer(pause)) {
            try {
                T answer = question.ask();
                back(!pause.equals(limits.polling().first()));
                return answer;
            } catch (EngineException e) {
                if (!passing(e)
                        || clock.instant().isAfter(since.plus(limits.engine().away()))) {
                    throw e;
                }
                away(e, since);
            }
            pause(pause);
        }
    }

    private void away(EngineException trouble, Instant since) {
        LOG.info("The engine is away for the moment: {}", trouble.getMessage());
        run.ifPresent(each -> each.waitsFor(new Waiting(Waiting.Kind.ENGINE, "", since)));
    }

    private void back(boolean wasAway) {
        if (wasAway) {
            run.ifPresent(Ongoing::goesOn);
        }
    }

    /// One pause of the shortest kind, between two attempts.
    public void pause() throws JobStopped {
        pause(limits.polling().first());
    }

    /// One pause of the longest kind, while something else has to end first.
    public void longPause() throws JobStopped {
        pause(limits.polling().most());
    }

    private void pause(Duration pause) throws JobStopped {
        try {
            sleeper.sleep(jittered(pause));
        } catch (InterruptedException e) {
            // Nobody interrupts our threads on purpose; whoever does wants them to end.
            Thread.currentThread().interrupt();
            throw new JobStopped();
        }
    }

    /// Up to a fifth shorter or longer, so that many clients that were cut off together do not come back together.
    private static Duration jittered(Duration pause) {
        return pause.multipliedBy(ThreadLocalRandom.current().nextInt(80, 121)).dividedBy(100);
    }

    private Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(limits.polling().most()) > 0 ? limits.polling().most() : next;
    }

    /// Whether the engine may well answer properly in a minute.
    public static boolean passing(EngineException trouble) {
        return switch (trouble) {
            case EngineUnreachable away ->
                switch (away.why()) {
                    case NO_CONNECTION, TIMEOUT, ALL_CONNECTIONS_BUSY, UNKNOWN_HOST -> true;
                    case CERTIFICATE_NOT_TRUSTED, WRONG_HOST_NAME, TLS_FAILED -> false;
                };
            case EngineTrouble odd ->
                switch (odd.kind()) {
                    case UNAVAILABLE, SERVER_ERROR, NOT_XML -> true;
                    case BAD_XML, DOCTYPE, TOO_LARGE, UNEXPECTED_STATUS -> false;
                };
            case EngineRefused no -> false;
            case SignInRefused no -> false;
        };
    }
}
