package io.chainkeeper.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl-C as a flag: the work sees it between two ranges, cleans up after itself, and only then the process ends.
final class Interrupt implements AutoCloseable {
    /// How long the dying process waits for the work to clean up. An engine needs seconds to close a transfer.
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().unstarted(this::ask);

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether the person asked to stop.
    boolean asked() {
        return asked.get();
    }

    private void ask() {
        asked.set(true);
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already on its way out: the hook is running and has just been released.
        }
    }
}
