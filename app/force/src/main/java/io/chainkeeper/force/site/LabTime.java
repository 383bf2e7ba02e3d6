package io.chainkeeper.force.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The lab's clock, which can be put forward.
public final class LabTime implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    /// The right time, at first.
    public LabTime() {}

    /// Puts it forward.
    public synchronized void passes(Duration more) {
        ahead = ahead.plus(more);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
