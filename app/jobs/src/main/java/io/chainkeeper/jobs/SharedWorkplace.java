package io.chainkeeper.jobs;

import io.chainkeeper.jobs.attach.Remote;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.attach.Standin;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A workplace whose catalog may be owned by this process or by another one, and change hands meanwhile. When
/// the owner is gone, this process takes over, or finds the next one; questions wait a moment for that.
final class SharedWorkplace implements Standin.Answering {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWorkplace.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final WorkplaceOptions options;
    private final Optional<RunnerKind> kind;
    private final AtomicReference<CompletableFuture<Holder>> holder;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Instant lost = Instant.EPOCH;

    private SharedWorkplace(WorkplaceOptions options, Optional<RunnerKind> kind, Holder first) {
        this.options = options;
        this.kind = kind;
        this.holder = new AtomicReference<>(CompletableFuture.completedFuture(first));
    }

    /// A workplace that begins with this holder.
    ///
    /// @param kind as what this process takes over; empty if it never does
    static Workplace of(WorkplaceOptions options, Optional<RunnerKind> kind, Holder first) {
        SharedWorkplace shared = new SharedWorkplace(options, kind, first);
        shared.keepAnEyeOn(first);
        return Standin.of(Workplace.class, shared);
    }

    private void keepAnEyeOn(Holder now) {
        if (now instanceof Holder.Other other) {
            other.remote().gone().thenAcceptAsync(why -> seek(other.remote(), why), SharedWorkplace::aside);
        }
    }

    private static void aside(Runnable work) {
        Thread.ofVirtual().name("attach-seek").start(work);
    }

    /// Looks for the next owner until there is one, or this workplace is closed.
    private void seek(Remote gone, Failure why) {
        if (kind.isEmpty() || closed.getCount() == 0) {
            return; // whoever asks is told that it is gone
        }
        LOG.info("{} is gone: {}", gone, why);
        lost = options.clock().instant();
        CompletableFuture<Holder> next = new CompletableFuture<>();
        holder.set(next);
        Duration pause = FIRST_PAUSE;
        while (closed.getCount() > 0) {
            try {
                Holder found = Holder.find(options, kind);
                keepAnEyeOn(found);
                next.complete(found);
                if (closed.getCount() == 0) {
                    found.close(); // closed in the very moment
                }
                return;
            } catch (WorkplaceException e) {
                LOG.info("the catalog cannot be taken over yet: {}", e.getMessage());
            }
            if (!slept(pause)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private boolean slept(Duration pause) {
        try {
            return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Optional<Object> ask(Standin.Question question) throws WorkplaceException {
        return within(question.mayFail() ? PATIENCE : Duration.ZERO).ask(question);
    }

    private Holder within(Duration patience) throws WorkplaceException {
        try {
            return holder.get().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new WorkplaceException(gone("nobody has taken over yet"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkplaceException(gone("interrupted"), e);
        }
    }

    private static Failure gone(String detail) {
        return new Failure.Reconnect(FailureCode.RUNNER_GONE, "", detail);
    }

    @Override
    public Optional<Object> here(Method method) {
        return switch (method.getName()) {
            case "options" -> Optional.of(options);
            case "holding" -> Optional.of(holding());
            case "close" -> {
                close();
                yield Optional.empty();
            }
            default -> throw new IllegalStateException(method + " is answered by nobody");
        };
    }

    private Holding holding() {
        CompletableFuture<Holder> now = holder.get();
        return now.isDone() ? now.join().holding() : new Holding(Holding.State.SEEKING, Optional.empty(), 0, lost);
    }

    private void close() {
        closed.countDown();
        CompletableFuture<Holder> now = holder.get();
        if (now.isDone()) {
            now.join().close();
        }
    }

    @Override
    public String toString() {
        return holding().toString();
    }
}
