package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A run of another process: the last snapshot that came over, and the wish for the next one.
final class RemoteRun implements Run {
    private final Asking asking;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile RunSnapshot last;
    private volatile long lookedAt = System.nanoTime();

    /// Who carries wishes over.
    interface Asking {
        /// For a run that is over.
        Asking NOBODY = new Asking() {
            @Override
            public void watched() {}

            @Override
            public void ask(UUID run, Wish wish) {}
        };

        /// Somebody looks at the run again.
        void watched();

        /// Hands a wish on; returns at once.
        void ask(UUID run, Wish wish);
    }

    /// What can be wished of a run.
    enum Wish {
        CANCEL,
        PAUSE,
        RESUME
    }

    RemoteRun(RunSnapshot first, Asking asking) {
        this.asking = asking;
        this.last = first;
        take(first);
    }

    /// A newer snapshot.
    void take(RunSnapshot now) {
        last = now;
        now.outcome().ifPresent(outcome::complete);
    }

    /// Whether somebody has looked lately.
    boolean watched(Duration lately) {
        return System.nanoTime() - lookedAt < lately.toNanos();
    }

    @Override
    public UUID id() {
        return last.run();
    }

    @Override
    public RunKind kind() {
        return last.kind();
    }

    @Override
    public RunSnapshot snapshot() {
        boolean before = watched(Follower.LATELY);
        lookedAt = System.nanoTime();
        if (!before && last.outcome().isEmpty()) {
            asking.watched();
        }
        return last;
    }

    @Override
    public CompletableFuture<Outcome> outcome() {
        return outcome.copy();
    }

    @Override
    public void cancel() {
        asking.ask(id(), Wish.CANCEL);
    }

    @Override
    public void pause() {
        asking.ask(id(), Wish.PAUSE);
    }

    @Override
    public void resume() {
        asking.ask(id(), Wish.RESUME);
    }
}
