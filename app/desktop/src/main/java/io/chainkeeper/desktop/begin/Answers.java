package io.chainkeeper.desktop.begin;

import io.chainkeeper.jobs.schedule.When;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a person has answered so far: it survives a change of the folder, which opens another workplace.
///
/// @param step      where they are
/// @param vms       that they chose; empty for what is proposed
/// @param scheduled whether a plan is wanted
/// @param when      its times; empty for what is proposed
public record Answers(BeginStep step, Optional<Set<UUID>> vms, boolean scheduled, Optional<When> when) {
    /// Keeps its own copy of the set.
    public Answers {
        vms = vms.map(Set::copyOf);
    }

    /// Nothing answered yet.
    public static Answers none() {
        return new Answers(BeginStep.VMS, Optional.empty(), true, Optional.empty());
    }
}
