package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.DiskProgress;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.transfer.Gate;
import io.chainkeeper.transfer.Seats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A run from inside: the job moves it from stage to stage, its workers count, anybody may look, pause or cancel.
public final class LiveRun implements Run, Ongoing {
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final UUID id = UUID.randomUUID();
    private final RunKind kind;
    private final InstantSource time;
    private final Instant startedAt;
    private final Optional<UUID> vm;
    private volatile String vmName = "";
    private volatile Optional<Instant> endedAt = Optional.empty();
    private final Course course;
    private final List<DiskGauge> gauges = new CopyOnWriteArrayList<>();
    private final List<Finding> notes = new CopyOnWriteArrayList<>();
    private final CountDownLatch cancel = new CountDownLatch(1);
    private final CompletableFuture<Void> cancelAsked = new CompletableFuture<>();
    private final Pause pause = new Pause();
    private final Gate gate;
    private final Seats.Party seats;
    private final List<Strand> strands = new CopyOnWriteArrayList<>();
    private volatile Optional<Waiting> waiting = Optional.empty();
    private volatile boolean durable;
    private final RateWindow rate = new RateWindow();
    private final Estimate estimate = new Estimate();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /// A run that begins now and is as fast as it goes.
    ///
    /// @param vm the VM it is about, if it is about one
    public LiveRun(RunKind kind, Optional<UUID> vm, InstantSource time) {
        this(kind, vm, time, Gate.OPEN, Seats.ofProcess().party());
    }

    /// A run that begins now.
    ///
    /// @param vm    the VM it is about, if it is about one
    /// @param share of the bandwidth, for its transfers
    /// @param seats for their workers
    LiveRun(RunKind kind, Optional<UUID> vm, InstantSource time, Gate share, Seats.Party seats) {
        this.kind = kind;
        this.vm = vm;
        this.time = time;
        this.startedAt = time.instant();
        this.course = new Course(kind);
        this.gate = new RunGate(pause, share);
        this.seats = seats;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public RunKind kind() {
        return kind;
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
        return course.stage();
    }

    /// Moves on: the stage before is done. Going back to an earlier stage makes the later ones pending again.
    public void enter(Stage next) {
        course.enter(next, time.instant());
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

    @Override
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
        cancelAsked.complete(null);
    }

    /// Completes when somebody cancels.
    CompletableFuture<Void> cancelAsked() {
        return cancelAsked;
    }

    @Override
    public void pause() {
        if (endedAt.isEmpty()) {
            pause.begin(time.instant());
        }
    }

    @Override
    public void resume() {
        // What was measured before tells nothing about now.
        rate.forget();
        estimate.forget();
        pause.end();
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public Seats.Party seats() {
        return seats;
    }

    /// For a while several things go on at the same time: this is one of them, until it [joins][#join].
    ///
    /// @param othersFailed completes when it had better stop because another one has failed
    Strand split(CompletableFuture<Void> othersFailed) {
        Strand strand = new Strand(this, othersFailed);
        strands.add(strand);
        return strand;
    }

    /// One of them has ended.
    void join(Strand strand) {
        strands.remove(strand);
    }

    /// For work that is not a transfer: waits while the run is paused, then tells whether somebody cancelled.
    public boolean cancelledOnceOpen() {
        return stoppedOnceOpen(this::cancelled);
    }

    /// The same for one strand of the run, which has more reasons to stop.
    boolean stoppedOnceOpen(BooleanSupplier stopped) {
        try {
            while (!stopped.getAsBoolean() && !pause.passes(LOOK_UP)) {
                // A cancel is noticed while paused, too.
            }
            return stopped.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void awaitOpen() throws JobStopped {
        if (cancelledOnceOpen()) {
            throw new JobStopped();
        }
    }

    @Override
    public void waitsFor(Waiting what) {
        waiting = Optional.of(what);
    }

    @Override
    public void goesOn() {
        waiting = Optional.empty();
    }

    /// What holds the run up, besides a pause: while it is split, only what holds up all of its strands.
    Optional<Waiting> waiting() {
        List<Optional<Waiting>> split = strands.stream().map(Strand::waiting).toList();
        boolean allWait = !split.isEmpty() && split.stream().allMatch(Optional::isPresent);
        return allWait ? split.getFirst() : waiting;
    }

    /// The result is durable: from here on the run completes, whoever cancels.
    public void nowDurable() {
        durable = true;
    }

    @Override
    public boolean cancelled() {
        return !durable && cancel.getCount() == 0;
    }

    /// Sleeps, but wakes as soon as somebody cancels.
    ///
    /// @throws JobStopped if somebody cancels and the result is not yet durable
    @Override
    public void sleep(Duration pause) throws JobStopped, InterruptedException {
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
        Optional<Waiting> held = ended.isPresent() || cancelled() ? Optional.empty() : held();
        boolean moves = ended.isEmpty() && held.isEmpty();
        double bytesPerSecond = moves ? rate.sample(time.instant(), moved) : 0;
        boolean known = rate.settled() && disks.stream().allMatch(disk -> disk.done() || disk.bytesToMove() > 0);
        long left = known ? toMove - moved : 0; // what is not known cannot be promised
        return new RunSnapshot(
                id,
                kind,
                vm,
                vmName,
                course.steps(),
                disks,
                moved,
                toMove,
                bytesPerSecond,
                estimate.look(time.instant(), left, bytesPerSecond),
                startedAt,
                endedAt,
                ended.isEmpty() && cancelled(),
                ended,
                held);
    }

    private Optional<Waiting> held() {
        return waiting().or(() -> pause.since().map(since -> new Waiting(Waiting.Kind.PAUSED, "", since)));
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
        course.end(
                switch (how) {
                    case Outcome.Completed ended -> Step.State.DONE;
                    case Outcome.NothingToDo ended -> Step.State.DONE;
                    case Outcome.Cancelled ended -> Step.State.SKIPPED;
                    case Outcome.Failed ended -> Step.State.FAILED;
                },
                now);
        gauges.forEach(DiskGauge::freeze);
        endedAt = Optional.of(now);
        pause.end();
    }

    /// Ends the run: whoever waits for it goes on.
    void end(Outcome how) {
        conclude(how);
        outcome.complete(how);
    }
}
