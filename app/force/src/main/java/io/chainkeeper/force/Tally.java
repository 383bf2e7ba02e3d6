package io.chainkeeper.force;

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

    /// Nothing is counted yet.
    public Tally() {}

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

    /// All of it.
    public synchronized ForceReport report() {
        return new ForceReport(counts, findings);
    }
}
