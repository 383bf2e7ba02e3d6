package io.chainkeeper.jobs.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Notices from the clock alone that the computer slept, or that the program has just started.
final class Waking {
    private final ClockLimits limits;
    private Optional<Instant> last = Optional.empty();
    private Instant settled = Instant.MIN;

    Waking(ClockLimits limits) {
        this.limits = limits;
    }

    /// Looks at the clock.
    ///
    /// @return when things may begin; not after `now` if they may
    Instant look(Instant now) {
        boolean woke = last.isEmpty() || Duration.between(last.get(), now).compareTo(limits.asleep()) > 0;
        boolean wentBack = last.isPresent() && now.isBefore(last.get());
        if (woke || wentBack && settled.isAfter(now)) {
            settled = now.plus(limits.settle());
        }
        last = Optional.of(now);
        return settled;
    }
}
