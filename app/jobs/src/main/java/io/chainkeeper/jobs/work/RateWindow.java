package io.chainkeeper.jobs.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/// The rate over the last seconds, from samples of a counter. A rate since the beginning would hide a stall
/// for minutes. Time in which nothing has moved yet does not count: it says nothing about the rate to come.
final class RateWindow {
    /// Long enough to be steady, short enough to notice a stall.
    static final Duration SPAN = Duration.ofSeconds(5);

    /// From then on the rate is worth a promise.
    private static final Duration SETTLED = Duration.ofSeconds(2);

    /// Closer samples add noise and nothing else.
    private static final Duration CLOSEST = Duration.ofMillis(50);

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long bytes) {}

    /// What was measured tells nothing about what comes.
    synchronized void forget() {
        samples.clear();
    }

    /// Whether bytes have moved for so long that the rate will hold for a while.
    synchronized boolean settled() {
        return !samples.isEmpty()
                && Duration.between(samples.getFirst().at, samples.getLast().at).compareTo(SETTLED) >= 0;
    }

    /// Adds a sample and says the rate in bytes per second; 0 while there is no span to speak of.
    synchronized double sample(Instant now, long bytes) {
        Sample last = samples.peekLast();
        boolean again = last != null && bytes < last.bytes; // a transfer began again
        boolean still = last != null && bytes == samples.getFirst().bytes;
        if (again || (still && stillFor(now))) {
            samples.clear();
            last = null;
        }
        if (last == null || !now.isBefore(last.at.plus(CLOSEST))) {
            samples.addLast(new Sample(now, bytes));
        }
        while (samples.size() > 2 && samples.getFirst().at.isBefore(now.minus(SPAN))) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        double seconds = Duration.between(first.at, now).toNanos() / 1e9;
        return seconds < 0.05 ? 0 : Math.max(0, bytes - first.bytes) / seconds;
    }

    /// Nothing has moved since the beginning, or for a whole window.
    private boolean stillFor(Instant now) {
        return samples.size() == 1 || samples.getFirst().at.isBefore(now.minus(SPAN));
    }
}
