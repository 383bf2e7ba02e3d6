package io.chainkeeper.jobs.doctor;

import java.time.Instant;
import java.util.List;

/// What a look at journal, engine, repository and catalog has found.
///
/// @param leftovers those that we can end first
/// @param at        when it was looked
/// @param engine    whether there was an engine to look at
/// @param vms       how many VMs of the engine were looked at
/// @param points    how many points of the repository
public record Diagnosis(List<Leftover> leftovers, Instant at, boolean engine, int vms, int points) {
    /// Keeps its own copy of the list.
    public Diagnosis {
        leftovers = List.copyOf(leftovers);
    }

    /// Those that end in this way.
    public List<Leftover> of(Leftover.Remedy remedy) {
        return leftovers.stream().filter(each -> each.kind().remedy() == remedy).toList();
    }
}
