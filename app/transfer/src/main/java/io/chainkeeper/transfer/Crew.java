package io.chainkeeper.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Workers on one disk. The first failure stops them all; none is left behind, whatever happens.
///
/// They are platform threads: a worker computes (TLS, digests) nearly all the time, and a few of them on virtual
/// threads would keep a small machine's carriers from everyone else. They are never interrupted, since an interrupt
/// would close the image's file under the others; they look at [#stopped()] between ranges, and the connection does
/// while it waits.
final class Crew {
    private static final long LOOK_UP_MILLIS = 100;

    private final BooleanSupplier cancelled;
    private final TransferCounters counters;
    private final RetryLimits retries;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch failed = new CountDownLatch(1);

    Crew(BooleanSupplier cancelled, TransferCounters counters, RetryLimits retries) {
        this.retries = retries;
        this.cancelled = cancelled;
        this.counters = counters;
    }

    /// What one worker does until there is nothing left to do.
    interface Work {
        void run() throws IOException;
    }

    /// Whether there is no point in going on.
    boolean stopped() {
        return failure.get() != null || cancelled.getAsBoolean();
    }

    /// Lets `workers` threads do the same work and returns when the last one has ended.
    ///
    /// @throws TransferCancelled when the caller cancelled, or was interrupted
    /// @throws IOException       the first failure
    void work(int workers, Work work) throws IOException {
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < workers; i++) {
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("transfer-worker-" + i)
                        .start(() -> runOne(work)));
            }
        } catch (OutOfMemoryError e) {
            fail(e);
        }
        join(threads);
        rethrow();
    }

    private void runOne(Work work) {
        try {
            work.run();
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        if (failure.compareAndSet(null, e)) {
            failed.countDown();
        }
    }

    private void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    fail(new TransferCancelled());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() throws IOException {
        Throwable first = failure.get();
        if (cancelled.getAsBoolean()) {
            throw new TransferCancelled();
        }
        switch (first) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(first);
        }
    }

    /// A request was answered.
    void answered() {
        counters.answered();
    }

    /// One range, to be moved as a whole; may be tried again.
    interface Attempt {
        void run() throws TransferException;
    }

    /// Moves a range, on new connections and after ever longer pauses if need be. A broken connection may always be
    /// replaced; a server's trouble only where nothing but this range depends on it.
    ///
    /// @param despiteTrouble whether to try again after a 500 as well
    void persist(boolean despiteTrouble, Attempt attempt) throws TransferException {
        for (int n = 1; ; n++) {
            boolean last = n >= retries.attempts();
            try {
                attempt.run();
                return;
            } catch (ConnectionLost e) {
                giveUpIf(!e.mayPass() || last, e);
            } catch (ServerTrouble e) {
                giveUpIf(!despiteTrouble || !e.mayPass() || last, e);
            }
            counters.repeated();
            pause(retries.pauseMillis(n));
        }
    }

    private static <E extends TransferException> void giveUpIf(boolean hopeless, E e) throws E {
        if (hopeless) {
            throw e;
        }
    }

    /// Waits, but not longer than anyone wants it.
    void pause(long millis) throws TransferCancelled {
        try {
            for (long left = millis; left > 0; left -= LOOK_UP_MILLIS) {
                if (failed.await(Math.min(left, LOOK_UP_MILLIS), TimeUnit.MILLISECONDS) || cancelled.getAsBoolean()) {
                    throw new TransferCancelled();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferCancelled();
        }
    }
}
