package io.chainkeeper.jobs.activity;

import io.chainkeeper.jobs.plan.Protection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How things stand.
///
/// @param vms            VMs that there are; without an engine, those that have points
/// @param counts         how many of them are in each state of protection; a state without VMs may be missing
/// @param attention      what needs a person, the worst first
/// @param next           what runs next, the soonest first
/// @param engineAnswered whether the engine told which VMs there are
/// @param asOf           when this was so
public record Health(
        int vms,
        Map<Protection, Integer> counts,
        List<Attention> attention,
        List<Upcoming> next,
        boolean engineAnswered,
        Instant asOf) {
    /// Keeps its own copies.
    public Health {
        counts = Map.copyOf(counts);
        attention = List.copyOf(attention);
        next = List.copyOf(next);
    }

    /// How many VMs are in a state of protection.
    public int count(Protection protection) {
        return counts.getOrDefault(protection, 0);
    }
}
