package io.chainkeeper.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Ctrl-C as a flag: the work sees it between two ranges, puts its things away and says how it ended; only then the
/// process does.
final class Interrupt {
    /// How long the dying process waits for that. An engine needs seconds to close a transfer.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread hook;

    private Interrupt(Thread command) {
        this.hook = Thread.ofPlatform().unstarted(() -> {
            asked.countDown();
            try {
                command.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Nobody listens for Ctrl-C: for command lines inside another program.
    static Interrupt never() {
        return new Interrupt(Thread.currentThread());
    }

    /// Listens for Ctrl-C and for a polite kill, and keeps the process alive until the calling thread has ended.
    static Interrupt ofThisProcess() {
        var interrupt = new Interrupt(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /// The command has ended: nobody has to be waited for any more.
    ///
    /// @return false when the person was faster and the process is already on its way out
    boolean stopListening() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false; // this is how the runtime says that it is shutting down
        }
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
