package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A slot of a plan for one VM.
///
/// @param plan      the plan's id
/// @param slot      its moment on the plan's grid
/// @param vm        the VM's id
/// @param state     what became of it
/// @param attempts  how often a run was begun for it
/// @param run       the last of those runs
/// @param changedAt when the state changed last
/// @param notBefore while it waits: not to be begun before this moment
public record SlotVm(
        UUID plan,
        Instant slot,
        UUID vm,
        State state,
        int attempts,
        Optional<UUID> run,
        Instant changedAt,
        Optional<Instant> notBefore) {
    /// What becomes of a slot.
    public enum State {
        /// No run works on it, but one will.
        WAITING,
        /// It was claimed: a run works on it, or did when the program died.
        RUNNING,
        /// There is a point, or there was nothing to do.
        DONE,
        /// The run failed, and no other will be begun.
        FAILED,
        /// A person cancelled the run.
        CANCELLED,
        /// It waited until a newer slot of the plan came.
        OVERTAKEN
    }
}
