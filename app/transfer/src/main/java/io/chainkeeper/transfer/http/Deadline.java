package io.chainkeeper.transfer.http;

import java.io.IOException;

/// One wait that has begun.
final class Deadline {
    /// How often a wait looks up to see whether it is still wanted.
    private static final long SLICE_MILLIS = 200;

    private final Waiting waiting;
    private final long end;

    Deadline(Waiting waiting) {
        this.waiting = waiting;
        this.end = System.nanoTime() + waiting.limit().toNanos();
    }

    /// Milliseconds to wait at most before asking again; at least 1.
    ///
    /// @throws Silence   when the limit has passed
    /// @throws Abandoned when nobody wants the answer any more
    long slice() throws IOException {
        if (waiting.abandoned().getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new Abandoned();
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new Silence(waiting.limit());
        }
        return Math.min(left, SLICE_MILLIS);
    }
}
