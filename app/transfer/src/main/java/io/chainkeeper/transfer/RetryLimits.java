package io.chainkeeper.transfer;

import java.time.Duration;

/// How often to try again, and how long to wait before.
///
/// @param attempts   at one range altogether, at least 1
/// @param firstPause before the second attempt; each further one waits four times as long
/// @param passes     times that a whole disk is sent altogether when the server fails while it is written, at least 1
/// @param passPause  before everything is sent again; longer each time
record RetryLimits(int attempts, Duration firstPause, int passes, Duration passPause) {
    /// Four attempts within about two seconds: enough for a lost connection or a back end that restarts, and a dead
    /// server is told soon.
    static final RetryLimits STANDARD = new RetryLimits(4, Duration.ofMillis(100), 3, Duration.ofSeconds(2));

    private static final int GROWTH = 4;

    /// Before the attempt after this one.
    ///
    /// @param attempt 1 for the first
    long pauseMillis(int attempt) {
        return firstPause.toMillis() * (long) Math.pow(GROWTH, attempt - 1);
    }
}
