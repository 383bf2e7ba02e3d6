package io.chainkeeper.force;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts and findings while a force is at work. Safe for many threads.
public final class Tally {
    /// What goes wrong a thousand times is told a hundred times.
    private static final int MOST_FINDINGS = 100;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> findings = new ArrayList<>();
    private final Duration longest;
    private final long begun = System.nanoTime();
    private boolean timeWasUp;

    /// Nothing is counted yet, and there is all the time in the world.
    public Tally() {
        this(ForceOptions.FOREVER);
    }

    /// Nothing is counted yet.
    ///
    /// @param longest for how long the force may begin something
    public Tally(Duration longest) {
        this.longest = longest;
    }

    /// Counts one.
    public void count(String name) {
        add(name, 1);
    }

    /// Counts many. Adding 0 puts a name in its place.
    public synchronized void add(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    /// Keeps the largest of what was measured several times.
    public synchronized void most(String name, long measured) {
        counts.merge(name, measured, Math::max);
    }

    /// How many there are by now.
    public synchronized long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /// Notes what should not have happened.
    public synchronized void found(String sentence) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(sentence);
        }
    }

    /// How many findings there are by now.
    public synchronized int findings() {
        return findings.size();
    }

    /// How much of the time is left; nothing or less when it is up.
    public Duration timeLeft() {
        return longest.minusNanos(System.nanoTime() - begun);
    }

    /// Whether nothing more should be begun. Once it was, the report says that not all was tried; so it is asked only
    /// while there is more to try.
    public synchronized boolean timeIsUp() {
        timeWasUp |= !timeLeft().isPositive();
        return timeWasUp;
    }

    /// Whether nothing more should be begun: something was found, or the time is up.
    public synchronized boolean enough() {
        return !findings.isEmpty() || timeIsUp();
    }

    /// All of it.
    public synchronized ForceReport report() {
        return new ForceReport(counts, findings, !timeWasUp);
    }
}
