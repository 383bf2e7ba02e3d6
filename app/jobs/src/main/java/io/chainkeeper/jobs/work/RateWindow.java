package io.chainkeeper.jobs.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// The rate over the last seconds, from samples of a counter. A rate since the beginning would hide a stall
/// for minutes.
final class RateWindow {
    /// Long enough to be steady, short enough to notice a stall.
    static final Duration SPAN = Duration.ofSeconds(5);

    /// Closer samples add noise and nothing else.
    private static final Duration CLOSEST = Duration.ofMillis(50);

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long bytes) {}

    /// Adds a sample and says the rate in bytes per second; 0 while there is no span to speak of.
    synchronized double sample(Instant now, long bytes) {
        Sample last = samples.peekLast();
        if (last != null && bytes < last.bytes) {
            samples.clear(); // a transfer began again
            last = null;
        }
        if (last == null || !now.isBefore(last.at.plus(CLOSEST))) {
            samples.addLast(new Sample(now, bytes));
        }
        while (samples.size() > 2 && samples.peekFirst().at.isBefore(now.minus(SPAN))) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        double seconds = Duration.between(first.at, now).toNanos() / 1e9;
        return seconds < 0.05 ? 0 : Math.max(0, bytes - first.bytes) / seconds;
    }
}
