package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.transfer.Gate;
import io.chainkeeper.transfer.Seats;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One of several things that a run does at the same time. It ends when the run is cancelled, and also when another
/// one has failed; it can wait for something while the others go on.
public final class Strand implements Ongoing {
    private final LiveRun run;
    private final CompletableFuture<Void> othersFailed;
    private final CompletableFuture<Object> stopped;
    private volatile Optional<Waiting> waiting = Optional.empty();

    Strand(LiveRun run, CompletableFuture<Void> othersFailed) {
        this.run = run;
        this.othersFailed = othersFailed;
        this.stopped = CompletableFuture.anyOf(run.cancelAsked(), othersFailed);
    }

    @Override
    public UUID id() {
        return run.id();
    }

    @Override
    public void note(Finding finding) {
        run.note(finding);
    }

    @Override
    public boolean cancelled() {
        return run.cancelled() || othersFailed.isDone();
    }

    @Override
    public void awaitOpen() throws JobStopped {
        if (run.stoppedOnceOpen(this::cancelled)) {
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

    /// What holds it up.
    Optional<Waiting> waiting() {
        return waiting;
    }

    @Override
    public void sleep(Duration pause) throws JobStopped, InterruptedException {
        try {
            stopped.get(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return; // nobody woke us
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither of the two fails", e);
        }
        throw new JobStopped();
    }

    @Override
    public Gate gate() {
        return run.gate();
    }

    @Override
    public Seats.Party seats() {
        return run.seats();
    }
}
