package io.chainkeeper.jobs.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time left, from the bytes left to move. It runs down like a clock and is only drawn towards what the
/// present rate says, so that it does not jump with every range; where that differs much, it is drawn harder.
final class Estimate {
    /// In which time most of a difference is made good.
    private static final double CALM_SECONDS = 12;

    private static final double BRISK_SECONDS = 3;

    /// A difference by this factor is another situation, not noise.
    private static final double OTHER_SITUATION = 1.3;

    private static final double SLOWEST = 1;

    private @Nullable Instant lookedAt;
    private double secondsLeft = -1;

    /// Looks at the run.
    ///
    /// @param left           bytes to move
    /// @param bytesPerSecond over the last seconds
    /// @return empty while nothing can be promised
    synchronized Optional<Duration> look(Instant now, long left, double bytesPerSecond) {
        if (left <= 0 || bytesPerSecond < SLOWEST) {
            forget();
            return Optional.empty();
        }
        secondsLeft = drawn(now, left / bytesPerSecond);
        lookedAt = now;
        return Optional.of(Duration.ofMillis((long) Math.min(secondsLeft * 1000, 1e15)));
    }

    private double drawn(Instant now, double fresh) {
        if (secondsLeft < 0 || lookedAt == null) {
            return fresh;
        }
        double passed = Math.max(0, Duration.between(lookedAt, now).toNanos() / 1e9);
        double expected = Math.max(0, secondsLeft - passed);
        boolean other = fresh > expected * OTHER_SITUATION || fresh * OTHER_SITUATION < expected;
        double part = 1 - Math.exp(-passed / (other ? BRISK_SECONDS : CALM_SECONDS));
        return expected + (fresh - expected) * part;
    }

    /// Nothing moves: what was promised holds no longer.
    synchronized void forget() {
        lookedAt = null;
        secondsLeft = -1;
    }
}
