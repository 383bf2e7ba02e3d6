package io.chainkeeper.jobs;

import io.chainkeeper.jobs.attach.RunnerKind;
import java.time.Instant;
import java.util.Optional;

/// Which process owns the catalog of a workplace, as this process sees it.
///
/// @param state this one, another one, or nobody yet
/// @param kind  what kind of process owns it; empty if it answers for nobody else, or is not found yet
/// @param pid   its id; 0 while it is sought
/// @param since when this became so
public record Holding(State state, Optional<RunnerKind> kind, long pid, Instant since) {
    /// Who owns it.
    public enum State {
        /// This process.
        OWNED,
        /// Another process, which answers for this one.
        ATTACHED,
        /// The one that answered is gone; this process tries to take over or to find the next one.
        SEEKING
    }
}
