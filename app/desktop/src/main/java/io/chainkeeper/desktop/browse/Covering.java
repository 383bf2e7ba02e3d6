package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Assignment;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The plan that covers a VM, or why none does.
///
/// @param plan  its id; empty when none covers it
/// @param words the plan's name, or why there is none
/// @param by    what decided
/// @param next  when the VM is backed up again; empty while the plan is switched off, paused or by hand only
public record Covering(Optional<UUID> plan, String words, Assignment.By by, Optional<Instant> next) {
    /// What covers a VM that nobody was told of.
    static Covering nobody(Wording wording) {
        return new Covering(Optional.empty(), wording.get("machines.no-plan"), Assignment.By.NOBODY, Optional.empty());
    }

    static Map<UUID, Covering> of(
            List<Plan> plans, List<PlanState> states, List<Assignment> assignments, Wording wording) {
        Map<UUID, Plan> known = new HashMap<>();
        plans.forEach(plan -> known.put(plan.id(), plan));
        Map<UUID, Instant> next = new HashMap<>();
        states.forEach(state -> state.next().ifPresent(slot -> next.put(state.plan(), slot)));
        Map<UUID, Covering> found = new HashMap<>();
        assignments.forEach(each -> found.put(each.vm(), of(each, known, next, wording)));
        return found;
    }

    private static Covering of(Assignment assignment, Map<UUID, Plan> plans, Map<UUID, Instant> next, Wording wording) {
        Optional<Plan> plan = assignment.plan().map(plans::get);
        if (plan.isPresent()) {
            UUID id = plan.get().id();
            return new Covering(Optional.of(id), plan.get().name(), assignment.by(), Optional.ofNullable(next.get(id)));
        }
        if (assignment.by() == Assignment.By.NO_BACKUP_TAG) {
            String why = assignment
                    .reason()
                    .map(reason -> wording.get("machines.kept-out.reason", reason))
                    .orElseGet(() -> wording.get("machines.kept-out"));
            return new Covering(Optional.empty(), why, assignment.by(), Optional.empty());
        }
        return nobody(wording);
    }
}
