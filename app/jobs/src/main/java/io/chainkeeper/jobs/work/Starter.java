package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.run.Bandwidth;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.transfer.Seats;
import io.chainkeeper.transfer.Throttle;
import io.chainkeeper.transfer.TransferCancelled;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts runs, each on a virtual thread of its own, and turns whatever they throw into an outcome: the one
/// edge between the world's trouble and the person's news.
public final class Starter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);

    private static final int MOST_RECENT = 50;
    /// How long a run may take to end once nobody waits for the engine any more.
    private static final Duration LAST_WORD = Duration.ofSeconds(10);

    private final Bench bench;
    private final Logbook logbook;
    private final Map<UUID, LiveRun> active = new ConcurrentHashMap<>();
    private final Deque<Ended> recent = new ConcurrentLinkedDeque<>();
    private final Turns turns = new Turns(RunLimits.standard());
    private final Throttle throttle = new Throttle(this::bytesPerSecond);
    private final Seats seats;
    /// Per VM the run that works on it. A run that was refused is active for a moment too, but owns no VM.
    private final Map<UUID, UUID> working = new ConcurrentHashMap<>();

    /// What a run is about.
    ///
    /// @param kind    what it is for
    /// @param vm      the VM it works on; at most one run at a time works on a VM
    /// @param point   the point it restores or verifies
    /// @param subject finds a name to show; asked on the run's own thread, so it may take its time
    /// @param plan    the plan that starts it; empty when a person does
    /// @param domains finds the storage domains it works on, by id with their names; asked like the subject
    public record Errand(
            RunKind kind,
            Optional<UUID> vm,
            Optional<UUID> point,
            Supplier<String> subject,
            Optional<RunRecord.OfPlan> plan,
            Supplier<Map<UUID, String>> domains) {
        /// A person's errand, on no storage domain.
        public Errand(RunKind kind, Optional<UUID> vm, Optional<UUID> point, Supplier<String> subject) {
            this(kind, vm, point, subject, Optional.empty(), Map::of);
        }

        /// The same on behalf of a plan.
        public Errand withPlan(UUID id, String name) {
            return new Errand(kind, vm, point, subject, Optional.of(new RunRecord.OfPlan(id, name)), domains);
        }

        /// The same on some storage domains.
        public Errand on(Supplier<Map<UUID, String>> some) {
            return new Errand(kind, vm, point, subject, plan, some);
        }
    }

    /// A run that is over, and what it takes to begin it once more.
    private record Ended(LiveRun run, Errand errand, Job job) {}

    /// Set before the active runs are looked at, and read after one was added: none is overlooked.
    private volatile boolean closing;

    /// @param words how an outcome is said in the activity list
    public Starter(Bench bench, Function<Outcome, String> words) {
        this(bench, words, Seats.ofProcess());
    }

    /// @param seats for the workers of all runs
    Starter(Bench bench, Function<Outcome, String> words, Seats seats) {
        this.bench = bench;
        this.seats = seats;
        this.logbook = new Logbook(bench, words);
    }

    /// Starts a job, or lets it wait for its turn. While everything is put away, it is cancelled before it begins.
    /// While another run works on the same VM, it is refused.
    public Run start(Errand errand, Job job) {
        LiveRun run = newRun(errand);
        boolean free = claims(errand, run);
        return started(new Ended(run, errand, job), free);
    }

    /// The same for a job that nobody waits for and that need not be: empty while another run works on the same VM.
    public Optional<Run> startIfFree(Errand errand, Job job) {
        LiveRun run = newRun(errand);
        return claims(errand, run) ? Optional.of(started(new Ended(run, errand, job), true)) : Optional.empty();
    }

    private LiveRun newRun(Errand errand) {
        return new LiveRun(errand.kind(), errand.vm(), bench.clock(), throttle.gate(), seats.party());
    }

    private boolean claims(Errand errand, LiveRun run) {
        return errand.vm().map(vm -> working.putIfAbsent(vm, run.id()) == null).orElse(true);
    }

    private Run started(Ended after, boolean free) {
        LiveRun run = after.run();
        Errand errand = after.errand();
        active.put(run.id(), run);
        if (closing) {
            errand.vm().ifPresent(vm -> working.remove(vm, run.id()));
            active.remove(run.id());
            run.end(new Outcome.Cancelled(run.stage(), List.of()));
            return run;
        }
        // It joins the line now, whenever its thread comes to run.
        Optional<Turns.Turn> turn =
                free && errand.kind().movesBytes() ? Optional.of(turns.join(run)) : Optional.empty();
        Job checked = free ? after.job() : Starter::refuse;
        Thread.ofVirtual().name("run-" + run.id()).start(() -> live(after, checked, turn));
        return run;
    }

    private static Result refuse(LiveRun run) throws JobFailed {
        throw new JobFailed(new Failure.TryLater(FailureCode.VM_BUSY, "another run of Chainkeeper works on this VM"));
    }

    private long bytesPerSecond() {
        Bandwidth bandwidth = turns.limits().bandwidth();
        return bandwidth.hours().isEmpty() ? bandwidth.bytesPerSecond() : bandwidth.at(LocalTime.now(bench.clock()));
    }

    private void live(Ended after, Job job, Optional<Turns.Turn> turn) {
        LiveRun run = after.run();
        Errand errand = after.errand();
        Outcome outcome;
        try {
            logbook.begun(run, errand);
            outcome = outcome(run, begunInTurn(errand, job, turn));
            run.conclude(outcome);
            logbook.ended(run, outcome);
        } catch (CatalogException e) {
            LOG.warn("run {} was not begun", run.id(), e);
            outcome = new Outcome.Failed(run.stage(), Failures.of(e), run.notes());
        } catch (RuntimeException | Error e) {
            // Our own mistake, but whoever waits for this run must not wait for ever.
            LOG.error("run {} was not recorded", run.id(), e);
            outcome = new Outcome.Failed(run.stage(), Failures.unexpected(e), run.notes());
        } finally {
            turn.ifPresent(Turns.Turn::close);
            errand.vm().ifPresent(vm -> working.remove(vm, run.id()));
            remember(after); // before it is no longer active, so that it is always in one of the lists
            active.remove(run.id());
        }
        run.end(outcome);
    }

    private static Job begunInTurn(Errand errand, Job job, Optional<Turns.Turn> turn) {
        return run -> {
            if (turn.isPresent()) {
                turn.get().await(errand.domains().get());
            }
            run.enter(run.stage());
            return job.work(run);
        };
    }

    private void remember(Ended run) {
        recent.addFirst(run);
        while (recent.size() > MOST_RECENT) {
            recent.pollLast();
        }
    }

    private Outcome outcome(LiveRun run, Job job) {
        try {
            return new Outcome.Completed(job.work(run), run.notes());
        } catch (JobSkipped e) {
            return new Outcome.NothingToDo(e.why());
        } catch (JobStopped | TransferCancelled e) {
            return new Outcome.Cancelled(run.stage(), run.notes());
        } catch (JobFailed e) {
            return failed(run, e.failure(), e);
        } catch (EngineException e) {
            return failed(run, Failures.of(e), e);
        } catch (CatalogException e) {
            return failed(run, Failures.of(e), e);
        } catch (IOException e) {
            return failed(run, withNeed(Failures.of(e, bench.repository().folder()), run), e);
        } catch (RuntimeException | Error e) {
            return failed(run, Failures.unexpected(e), e);
        }
    }

    /// The system says that there is no room, but not how much is wanted: as much as the run has to move, about.
    private static Failure withNeed(Failure why, LiveRun run) {
        long toMove = run.snapshot().bytesToMove();
        return why instanceof Failure.FreeSpace(var kind, var folder, long needed, long free)
                        && needed < 0
                        && toMove > 0
                ? new Failure.FreeSpace(kind, folder, toMove, free)
                : why;
    }

    private static Outcome failed(LiveRun run, Failure why, Throwable cause) {
        if (run.cancelled()) {
            // Whatever broke while everything was being stopped is no news.
            LOG.info("run {} was cancelled; meanwhile: {}", run.id(), cause.toString());
            return new Outcome.Cancelled(run.stage(), run.notes());
        }
        LOG.warn("run {} failed during {}: {}", run.id(), run.stage(), why, cause);
        return new Outcome.Failed(run.stage(), why, run.notes());
    }

    /// Runs that have not ended, oldest first.
    public List<Run> active() {
        return active.values().stream()
                .sorted(Comparator.comparing(LiveRun::startedAt))
                .map(Run.class::cast)
                .toList();
    }

    /// Runs that have ended, newest first; the latest 50.
    public List<Run> recent() {
        return recent.stream().map(each -> (Run) each.run()).toList();
    }

    /// Begins once more, with everything that was chosen then, what one of the [#recent] runs did.
    ///
    /// @return empty if it is not one of them
    public Optional<Run> again(UUID run) {
        return recent.stream()
                .filter(each -> each.run().id().equals(run))
                .findFirst()
                .map(each -> start(each.errand(), each.job()));
    }

    /// How much is done at a time.
    public RunLimits limits() {
        return turns.limits();
    }

    /// Changes how much is done at a time.
    public void limit(RunLimits other) {
        turns.limit(other);
    }

    /// Whether a run works on a VM now.
    public boolean busy(UUID vm) {
        return working.containsKey(vm);
    }

    /// Whether a run of that id is alive here.
    public boolean alive(UUID run) {
        return active.containsKey(run);
    }

    /// Cancels every run and waits until each has put its things away, but not for ever: what the engine has not
    /// tidied up within the limit stays in the journal. A run that hangs even then is left behind.
    @Override
    public void close() {
        closing = true;
        if (!ended(bench.limits().leave())) {
            LOG.info("{} runs are still being put away; the next start goes on with that", active.size());
            bench.leaving().now();
            if (!ended(LAST_WORD)) {
                LOG.warn("{} runs hang and are left behind", active.size());
            }
        }
    }

    private boolean ended(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!active.isEmpty() && System.nanoTime() < end) {
            List<LiveRun> living = List.copyOf(active.values());
            living.forEach(LiveRun::cancel);
            CompletableFuture<?>[] endings =
                    living.stream().map(LiveRun::outcome).toArray(CompletableFuture[]::new);
            try {
                CompletableFuture.allOf(endings).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a run ends with an outcome, whatever happens", e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return active.isEmpty();
    }
}
