package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A run from inside: the job moves it from stage to stage, its workers count, anybody may look or cancel.
public final class LiveRun implements Run {
    private final UUID id = UUID.randomUUID();
    private final RunKind kind;
    private final InstantSource time;
    private final Instant startedAt;
    private final Optional<UUID> vm;
    private volatile String vmName = "";
    private volatile Optional<Instant> endedAt = Optional.empty();
    private final Map<Stage, Step> steps = new EnumMap<>(Stage.class);
    private volatile Stage stage;
    private final List<DiskGauge> gauges = new CopyOnWriteArrayList<>();
    private final List<Finding> notes = new CopyOnWriteArrayList<>();
    private final CountDownLatch cancel = new CountDownLatch(1);
    private volatile boolean durable;
    private final RateWindow rate = new RateWindow();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /// A run that begins now.
    ///
    /// @param vm the VM it is about, if it is about one
    public LiveRun(RunKind kind, Optional<UUID> vm, InstantSource time) {
        this.kind = kind;
        this.vm = vm;
        this.time = time;
        this.startedAt = time.instant();
        this.stage = kind.stages().getFirst();
        kind.stages().forEach(each -> steps.put(each, Step.pending(each)));
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public RunKind kind() {
        return kind;
    }

    /// The VM that the run is about, if it is about one.
    public Optional<UUID> vm() {
        return vm;
    }

    /// When it began.
    public Instant startedAt() {
        return startedAt;
    }

    /// The VM's name, as far as known.
    public String vmName() {
        return vmName;
    }

    /// Learns the VM's name.
    public void named(String name) {
        vmName = name;
    }

    /// The stage that works now.
    public Stage stage() {
        return stage;
    }

    /// Moves on: the stage before is done. Going back to an earlier stage makes the later ones pending again,
    /// which is how a backup looks that has to begin anew in full.
    public synchronized void enter(Stage next) {
        Instant now = time.instant();
        end(Step.State.DONE, now);
        boolean later = false;
        for (Stage each : kind.stages()) {
            if (each == next) {
                later = true;
            } else if (later) {
                steps.put(each, Step.pending(each));
            }
        }
        steps.put(next, new Step(next, Step.State.RUNNING, Optional.of(now), Optional.empty()));
        stage = next;
    }

    private void end(Step.State state, Instant now) {
        steps.computeIfPresent(
                stage,
                (which, step) -> step.state() == Step.State.RUNNING
                        ? new Step(which, state, step.started(), Optional.of(now))
                        : step);
    }

    /// Adds a disk to those that are shown.
    public DiskGauge show(DiskGauge gauge) {
        gauges.add(gauge);
        return gauge;
    }

    /// Takes all disks away, to begin anew.
    public void showNone() {
        gauges.clear();
    }

    /// Something that a person should know at the end.
    public void note(Finding finding) {
        notes.add(finding);
    }

    /// What was noted so far.
    public List<Finding> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void cancel() {
        cancel.countDown();
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException();
    }

    /// The result is durable: from here on the run completes, whoever cancels.
    public void nowDurable() {
        durable = true;
    }

    /// The flag that workers read between ranges.
    public boolean cancelled() {
        return !durable && cancel.getCount() == 0;
    }

    /// Ends the job here if somebody cancelled.
    public void stopIfCancelled() throws JobStopped {
        if (cancelled()) {
            throw new JobStopped();
        }
    }

    /// Sleeps, but wakes as soon as somebody cancels.
    ///
    /// @throws JobStopped if somebody cancels and the result is not yet durable
    void sleep(Duration pause) throws JobStopped, InterruptedException {
        if (durable) {
            Thread.sleep(pause);
        } else if (cancel.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new JobStopped();
        }
    }

    @Override
    public RunSnapshot snapshot() {
        List<DiskProgress> disks = gauges.stream().map(DiskGauge::progress).toList();
        long moved = disks.stream().mapToLong(DiskProgress::bytesMoved).sum();
        long toMove = disks.stream().mapToLong(DiskProgress::bytesToMove).sum();
        Optional<Outcome> ended = Optional.ofNullable(outcome.getNow(null));
        double bytesPerSecond = ended.isPresent() ? 0 : rate.sample(time.instant(), moved);
        boolean cancelling = ended.isEmpty() && cancelled();
        return new RunSnapshot(
                id,
                kind,
                vm,
                vmName,
                stepsNow(),
                disks,
                moved,
                toMove,
                bytesPerSecond,
                eta(toMove - moved, bytesPerSecond),
                startedAt,
                endedAt,
                cancelling,
                ended,
                Optional.empty());
    }

    private static Optional<Duration> eta(long left, double bytesPerSecond) {
        // Slower than a byte a second, or nothing left: there is nothing to promise.
        return left <= 0 || bytesPerSecond < 1
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) Math.min(left / bytesPerSecond * 1000, 1e15)));
    }

    private synchronized List<Step> stepsNow() {
        return kind.stages().stream()
                .map(each -> steps.getOrDefault(each, Step.pending(each)))
                .toList();
    }

    @Override
    public CompletableFuture<Outcome> outcome() {
        return outcome.copy();
    }

    /// Brings the steps to their ends; what nobody began is skipped. Once: the first word counts.
    synchronized void conclude(Outcome how) {
        if (endedAt.isPresent()) {
            return;
        }
        Instant now = time.instant();
        Step.State last = switch (how) {
            case Outcome.Completed ended -> Step.State.DONE;
            case Outcome.NothingToDo ended -> Step.State.DONE;
            case Outcome.Cancelled ended -> Step.State.SKIPPED;
            case Outcome.Failed ended -> Step.State.FAILED;
        };
        end(last, now);
        steps.replaceAll((which, step) -> step.state() == Step.State.PENDING
                ? new Step(which, Step.State.SKIPPED, step.started(), step.ended())
                : step);
        endedAt = Optional.of(now);
    }

    /// Ends the run: whoever waits for it goes on.
    void end(Outcome how) {
        conclude(how);
        outcome.complete(how);
    }
}
