package io.chainkeeper.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The computer's clock as somebody has set it: it walks, from where it was put.
final class MovedClock extends Clock {
    private volatile Duration ahead;

    MovedClock(Instant now) {
        this.ahead = Duration.between(Instant.now(), now);
    }

    void put(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
