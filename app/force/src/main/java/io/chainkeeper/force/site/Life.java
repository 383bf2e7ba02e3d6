package io.chainkeeper.force.site;

import io.chainkeeper.force.files.FileStep;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.lab.trouble.Watcher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/// One life of the program, from its start to its end or death. Every step passes here; a program that died does
/// none any more, whatever its threads still try.
final class Life implements FileWatcher, Watcher {
    private enum State {
        ALIVE,
        /// The moment of death is being looked at: nobody may move.
        HELD,
        DEAD
    }

    private final Decider decider;
    private final FileWatcher recorder;
    private final CompletableFuture<Void> dying = new CompletableFuture<>();
    private final ThreadLocal<Ending> open = ThreadLocal.withInitial(() -> Ending.DONE);
    private State state = State.ALIVE;

    /// @param recorder is told what was done to files
    Life(Decider decider, FileWatcher recorder) {
        this.decider = decider;
        this.recorder = recorder;
    }

    /// Completes when a step was decided to be the last.
    CompletableFuture<Void> dying() {
        return dying;
    }

    /// Nobody moves from now on.
    synchronized void hold() {
        state = State.HELD;
        dying.complete(null);
    }

    /// Nothing is done from now on.
    synchronized void die() {
        state = State.DEAD;
        notifyAll();
    }

    private synchronized Ending ending(Step step) {
        awaitMotion();
        if (state == State.DEAD) {
            return Ending.FAILS;
        }
        Ending ending = decider.of(step);
        if (ending == Ending.DIES) {
            last();
            return Ending.FAILS;
        }
        return ending;
    }

    /// The step that this thread is in was the last one.
    private synchronized void last() {
        if (state == State.ALIVE) {
            hold();
        }
        awaitMotion();
    }

    private synchronized void awaitMotion() {
        boolean interrupted = false;
        while (state == State.HELD) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Watcher.Fate asked(Server server, String method, String path) {
        Ending ending = ending(new Step.Exchange(server == Server.IMAGES, method, path));
        open.set(ending);
        return switch (ending) {
            case DONE, HALF -> Watcher.Fate.ANSWERED;
            case FAILS, NO_SPACE, DIES -> Watcher.Fate.UNHEARD;
            case LOST, DIES_AFTER -> Watcher.Fate.UNANSWERED;
        };
    }

    @Override
    public void carriedOut(Server server, String method, String path) {
        if (open.get() == Ending.DIES_AFTER) {
            last();
        }
    }

    @Override
    public long before(FileStep step) throws IOException {
        Ending ending = ending(new Step.File(step));
        open.set(ending);
        return switch (ending) {
            case DONE, LOST, DIES_AFTER -> step.bytes();
            case HALF -> Math.max(Math.min(1, step.bytes()), step.bytes() / 2);
            case FAILS, DIES -> throw new IOException("Input/output error");
            case NO_SPACE ->
                throw new IOException(step.kind().changes() ? "No space left on device" : "Input/output error");
        };
    }

    @Override
    public void after(FileStep step, ByteBuffer written) throws IOException {
        recorder.after(step, written);
        switch (open.get()) {
            case LOST -> throw new IOException("Input/output error");
            case DIES_AFTER -> {
                last();
                throw new IOException("Input/output error");
            }
            case DONE, FAILS, NO_SPACE, HALF, DIES -> {}
        }
    }

    @Override
    public long freeSpace() {
        return recorder.freeSpace();
    }
}
