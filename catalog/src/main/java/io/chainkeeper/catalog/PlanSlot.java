package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A slot of a plan that was reached.
///
/// @param plan     the plan's id
/// @param slot     its moment on the plan's grid
/// @param openedAt when its VMs were decided
/// @param counts   how many of its VMs are in which state; only states that occur
public record PlanSlot(UUID plan, Instant slot, Instant openedAt, Map<SlotVm.State, Integer> counts) {
    /// Copies the map.
    public PlanSlot {
        counts = Map.copyOf(counts);
    }

    /// How many of its VMs are in a state.
    public int count(SlotVm.State state) {
        return counts.getOrDefault(state, 0);
    }
}
