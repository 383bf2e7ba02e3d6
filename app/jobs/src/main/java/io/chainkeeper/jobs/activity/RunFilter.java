package io.chainkeeper.jobs.activity;

import io.chainkeeper.jobs.run.RunKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which runs to tell of.
///
/// @param vm     only those about this VM
/// @param kinds  only these kinds; empty for all
/// @param states only these states; empty for all
/// @param since  only those that began then or later
/// @param until  only those that began before
/// @param text   only those whose subject, words, code or plan contain it, in upper or lower case; empty for all
public record RunFilter(
        Optional<UUID> vm,
        Set<RunKind> kinds,
        Set<RunEntry.State> states,
        Optional<Instant> since,
        Optional<Instant> until,
        String text) {
    /// Keeps its own copies of the sets.
    public RunFilter {
        kinds = Set.copyOf(kinds);
        states = Set.copyOf(states);
    }

    /// Every run.
    public static RunFilter all() {
        return new RunFilter(Optional.empty(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), "");
    }

    /// Every run about one VM.
    public static RunFilter about(UUID vm) {
        return new RunFilter(Optional.of(vm), Set.of(), Set.of(), Optional.empty(), Optional.empty(), "");
    }
}
