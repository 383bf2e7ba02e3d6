package io.chainkeeper.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Ctrl-C as a flag: the work sees it between two ranges, puts its things away and says how it ended; only then the
/// process does.
final class Interrupt {
    /// How long the dying process waits for that. An engine needs seconds to close a transfer.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);

    private Interrupt() {}

    /// Nobody listens for Ctrl-C: for command lines inside another program.
    static Interrupt never() {
        return new Interrupt();
    }

    /// Listens for Ctrl-C and for a polite kill, and keeps the process alive until the calling thread has ended.
    static Interrupt ofThisProcess() {
        var interrupt = new Interrupt();
        var command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            interrupt.asked.countDown();
            try {
                command.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        return interrupt;
    }

    /// Whether the person asked to stop.
    boolean asked() {
        return asked.getCount() == 0;
    }

    /// Waits until the person asks to stop.
    void await() throws InterruptedException {
        asked.await();
    }
}
