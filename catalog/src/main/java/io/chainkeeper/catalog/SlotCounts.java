package io.chainkeeper.catalog;

import io.chainkeeper.catalog.SlotVm.State;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Counts what became of the VMs of slots.
final class SlotCounts {
    private SlotCounts() {}

    static List<PlanSlot> newest(Handle handle) {
        return handle
                .createQuery("select s.plan, s.slot, s.opened_at, v.state, count(*) as n"
                        + " from plan_slot s join slot_vm v on v.plan = s.plan and v.slot = s.slot"
                        + " group by s.plan, s.slot, s.opened_at, v.state order by s.slot desc, s.plan")
                .reduceRows(new LinkedHashMap<List<Object>, PlanSlot>(), (all, row) -> {
                    var slot = row.getColumn("slot", OffsetDateTime.class).toInstant();
                    var opened =
                            row.getColumn("opened_at", OffsetDateTime.class).toInstant();
                    UUID plan = row.getColumn("plan", UUID.class);
                    Map<State, Integer> counts = new EnumMap<>(State.class);
                    Optional.ofNullable(all.get(List.of(plan, slot))).ifPresent(found -> counts.putAll(found.counts()));
                    counts.put(State.valueOf(row.getColumn("state", String.class)), row.getColumn("n", Integer.class));
                    all.put(List.of(plan, slot), new PlanSlot(plan, slot, opened, counts));
                    return all;
                })
                .values()
                .stream()
                .toList();
    }
}
