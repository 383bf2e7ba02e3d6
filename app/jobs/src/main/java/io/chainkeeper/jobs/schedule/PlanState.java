package io.chainkeeper.jobs.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How things stand with a plan.
///
/// @param plan    its id
/// @param vms     how many VMs belong to it, as last resolved
/// @param next    its next slot; empty if none comes by itself
/// @param last    its newest slot that was reached; empty if none was
/// @param hold    why nothing starts although it could be time; empty if nothing holds it
/// @param overdue VMs that should have a newer point than they have
public record PlanState(
        UUID plan, int vms, Optional<Instant> next, Optional<SlotState> last, Optional<Hold> hold, List<UUID> overdue) {
    /// Keeps its own copy of the list.
    public PlanState {
        overdue = List.copyOf(overdue);
    }

    /// What became of a slot. The numbers count VMs.
    ///
    /// @param slot    its moment on the grid
    /// @param done    got a point, or had nothing to do
    /// @param failed  failed, were cancelled, or waited until a newer slot came
    /// @param running are running
    /// @param waiting have not begun
    public record SlotState(Instant slot, int done, int failed, int running, int waiting) {}

    /// Why nothing starts.
    ///
    /// @param kind  what holds it
    /// @param since from when; empty if unknown
    /// @param until to when; empty if unknown
    public record Hold(Kind kind, Optional<Instant> since, Optional<Instant> until) {
        /// What holds a plan.
        public enum Kind {
            /// The plan is switched off.
            DISABLED,
            /// All plans are paused.
            PAUSED,
            /// A slot waits for the part of the day in which runs may start.
            WINDOW,
            /// The computer has just woken up, or the program has just started.
            SETTLING,
            /// The repository's folder is not there.
            FOLDER,
            /// The engine does not answer.
            ENGINE
        }
    }
}
