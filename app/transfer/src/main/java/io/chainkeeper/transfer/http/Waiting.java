package io.chainkeeper.transfer.http;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// How long to wait for the other side, and who may say that it isn't worth it any more.
///
/// @param limit     the longest silence to bear
/// @param abandoned asked several times a second while waiting
public record Waiting(Duration limit, BooleanSupplier abandoned) {
    /// Refuses a wait without end or without a chance.
    public Waiting {
        if (limit.isNegative() || limit.isZero() || limit.toDays() > 365) {
            throw new IllegalArgumentException("limit: " + limit);
        }
    }

    Deadline start() {
        return new Deadline(this);
    }
}
