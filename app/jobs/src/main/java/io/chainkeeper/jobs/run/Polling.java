package io.chainkeeper.jobs.run;

import java.time.Duration;

/// How often the engine is looked at. Each pause is half as long again as the one before.
///
/// @param first pause between two looks
/// @param most  longest pause
public record Polling(Duration first, Duration most) {
    /// Refuses nonsense.
    public Polling {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("poll every " + first + " to " + most);
        }
    }
}
