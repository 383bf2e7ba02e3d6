package io.chainkeeper.jobs.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A door that a person may shut, and open again.
final class Pause {
    private final AtomicReference<Optional<Shut>> door = new AtomicReference<>(Optional.empty());

    private record Shut(Instant since, CountDownLatch opened) {}

    /// Shuts it; one that is shut stays so since then.
    void begin(Instant now) {
        door.compareAndSet(Optional.empty(), Optional.of(new Shut(now, new CountDownLatch(1))));
    }

    /// Opens it, and lets everyone through.
    void end() {
        door.getAndSet(Optional.empty()).ifPresent(shut -> shut.opened().countDown());
    }

    /// Since when it is shut; empty while it is open.
    Optional<Instant> since() {
        return door.get().map(Shut::since);
    }

    /// Waits until it is open, but not longer than that.
    ///
    /// @return whether it is open
    boolean passes(Duration longest) throws InterruptedException {
        Optional<Shut> shut = door.get();
        return shut.isEmpty() || shut.get().opened().await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
