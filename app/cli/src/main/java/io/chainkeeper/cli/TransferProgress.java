package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.transfer.TransferCounters;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at a transfer's counters now and then and tells how far it is. Workers never wait for it.
final class TransferProgress implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private final TransferCounters counters;
    private final Output out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private final long started = System.nanoTime();

    TransferProgress(TransferCounters counters, Output out) {
        this.counters = counters;
        this.out = out;
        if (terminal) {
            clock.scheduleAtFixedRate(this::tell, 200, 200, TimeUnit.MILLISECONDS);
        }
    }

    private void tell() {
        out.passing(line());
    }

    private String line() {
        long moved = counters.bytesMoved();
        long all = counters.bytesToMove();
        return Sizes.bytes(moved) + (all > 0 ? " of " + Sizes.bytes(all) : "") + ", "
                + Sizes.rate(moved / Math.max(1e-3, elapsed().toNanos() / 1e9));
    }

    /// Since the transfer began.
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (terminal) {
            out.passing("");
        }
    }
}
