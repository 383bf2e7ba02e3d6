package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.PlanMember;
import io.chainkeeper.catalog.PlanSlot;
import io.chainkeeper.catalog.SlotVm.State;
import io.chainkeeper.jobs.schedule.Grid;
import io.chainkeeper.jobs.schedule.Overdue;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.PlanState.Hold;
import io.chainkeeper.jobs.schedule.PlanState.SlotState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// How things stand with plans, from what is known without asking an engine.
final class States {
    private final KeptPlans kept;
    private final Instant now;
    private final Map<UUID, Hold> holds;
    private final Map<UUID, Long> members;
    private final Map<UUID, PlanSlot> newest;
    private final Map<UUID, List<UUID>> overdue;

    States(KeptPlans kept, Catalog catalog, Map<UUID, Hold> holds, List<Overdue> overdue, Instant now)
            throws CatalogException {
        this.kept = kept;
        this.now = now;
        this.holds = holds;
        this.members = catalog.planMembers().all().stream()
                .collect(Collectors.groupingBy(PlanMember::plan, Collectors.counting()));
        this.newest = catalog.slots().slots().stream()
                .collect(Collectors.toMap(PlanSlot::plan, slot -> slot, (newer, _) -> newer));
        this.overdue = overdue.stream()
                .collect(Collectors.groupingBy(Overdue::plan, Collectors.mapping(Overdue::vm, Collectors.toList())));
    }

    List<PlanState> all() {
        return kept.plans().stream().map(this::of).toList();
    }

    private PlanState of(Plan plan) {
        return new PlanState(
                plan.id(),
                members.getOrDefault(plan.id(), 0L).intValue(),
                plan.enabled() ? Grid.of(plan).first(now) : Optional.empty(),
                Optional.ofNullable(newest.get(plan.id())).map(States::slot),
                hold(plan),
                overdue.getOrDefault(plan.id(), List.of()));
    }

    private Optional<Hold> hold(Plan plan) {
        if (!plan.enabled()) {
            return Optional.of(new Hold(Hold.Kind.DISABLED, Optional.empty(), Optional.empty()));
        }
        return paused(kept, now).or(() -> Optional.ofNullable(holds.get(plan.id())));
    }

    static Optional<Hold> paused(KeptPlans kept, Instant now) {
        return kept.pause()
                .filter(pause -> pause.holds(now))
                .map(pause -> new Hold(Hold.Kind.PAUSED, Optional.of(pause.since()), pause.until()));
    }

    private static SlotState slot(PlanSlot slot) {
        return new SlotState(
                slot.slot(),
                slot.count(State.DONE),
                slot.count(State.FAILED) + slot.count(State.CANCELLED) + slot.count(State.OVERTAKEN),
                slot.count(State.RUNNING),
                slot.count(State.WAITING));
    }
}
