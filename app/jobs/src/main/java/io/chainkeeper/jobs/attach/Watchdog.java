package io.chainkeeper.jobs.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Closes a connection on which something takes too long. A Unix-domain socket has no time limit of its own.
final class Watchdog implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("attach-watchdog").factory());

    private final ScheduledFuture<?> bite;

    private Watchdog(ScheduledFuture<?> bite) {
        this.bite = bite;
    }

    /// From now until closed, the channel may take this long.
    static Watchdog over(Channel channel, Duration limit) {
        return new Watchdog(CLOCK.schedule(() -> shut(channel), limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void shut(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // closing a socket does not fail; the executor keeps it if it does
        }
    }

    @Override
    public void close() {
        bite.cancel(false);
    }
}
