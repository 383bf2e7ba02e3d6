package io.chainkeeper.lab.imageio;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Holds one connection to a rate. Used by the connection's own thread.
final class Pace {
    private final long bytesPerSecond;
    private long begun;
    private long bytes;

    /// @param bytesPerSecond at least 1
    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /// Counts bytes and waits until they are due.
    void wait(int count) {
        if (bytes == 0) {
            begun = System.nanoTime();
        }
        bytes += count;
        long due = begun + (long) ((double) bytes / bytesPerSecond * TimeUnit.SECONDS.toNanos(1));
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// The most bytes to move at once, so that the rate looks even: a tenth of a second's.
    int portion(int most) {
        return (int) Math.max(1, Math.min(most, bytesPerSecond / 10));
    }
}
