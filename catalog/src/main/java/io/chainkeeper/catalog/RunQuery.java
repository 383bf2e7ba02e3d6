package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which runs are asked for.
///
/// @param vm     only about this VM
/// @param kinds  only these; empty for all
/// @param states only these endings; empty, together with `open`, for all
/// @param open   those without an ending too, or only those if no ending is named
/// @param since  only those that began then or later
/// @param until  only those that began before
/// @param text   only those with this in subject, words, code or plan, upper or lower case; empty for all
public record RunQuery(
        Optional<UUID> vm,
        Set<RunRecord.Kind> kinds,
        Set<RunRecord.State> states,
        boolean open,
        Optional<Instant> since,
        Optional<Instant> until,
        String text) {
    /// Copies the sets.
    public RunQuery {
        kinds = Set.copyOf(kinds);
        states = Set.copyOf(states);
    }

    /// Every run.
    public static RunQuery all() {
        return new RunQuery(Optional.empty(), Set.of(), Set.of(), false, Optional.empty(), Optional.empty(), "");
    }
}
