package io.chainkeeper.force;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was tried and what came of it.
///
/// @param counts   how often each thing was tried or seen, by its name, in the order to be told
/// @param findings what should not have happened, a sentence each, with what is needed to see it again
/// @param whole    whether all was tried that was to be tried; else the time was up before
public record ForceReport(Map<String, Long> counts, List<String> findings, boolean whole) {
    public ForceReport {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        findings = List.copyOf(findings);
    }

    /// How often a thing was tried or seen; 0 for what is not counted.
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /// Whether nothing happened that should not have.
    public boolean passed() {
        return findings.isEmpty();
    }
}
