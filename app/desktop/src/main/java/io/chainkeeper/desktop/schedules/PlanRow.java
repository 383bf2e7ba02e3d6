package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.plans.PlanSentence;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import java.util.Locale;
import java.util.Optional;

/// A plan in the list.
///
/// @param plan     itself
/// @param sentence what it does
/// @param covers   how many VMs, in words
/// @param next     when it runs next, or why it does not
/// @param last     what became of the last slot; empty if there was none
/// @param good     whether the last slot went well
/// @param missing  whether there is anything left of the last slot that could be run now
/// @param overdue  how many VMs should have a newer point, in words; empty for none
public record PlanRow(
        Plan plan,
        String sentence,
        String covers,
        String next,
        String last,
        boolean good,
        boolean missing,
        String overdue) {
    static PlanRow of(Plan plan, Optional<PlanState> state, Wording wording) {
        Optional<PlanState.SlotState> last = state.flatMap(PlanState::last);
        boolean good = last.map(slot -> slot.failed() == 0).orElse(true);
        boolean missing = last.map(slot -> slot.failed() + slot.waiting() > 0).orElse(false);
        int late = state.map(each -> each.overdue().size()).orElse(0);
        return new PlanRow(
                plan,
                new PlanSentence(wording).of(plan),
                state.map(each -> wording.get("schedules.row.covers", each.vms()))
                        .orElse(""),
                next(plan, state, wording),
                last.map(slot -> last(slot, wording)).orElse(""),
                good,
                missing,
                late == 0 ? "" : wording.get("schedules.row.overdue", late));
    }

    private static String next(Plan plan, Optional<PlanState> state, Wording wording) {
        if (!plan.enabled()) {
            return wording.get("schedules.row.off");
        }
        Optional<PlanState.Hold> hold = state.flatMap(PlanState::hold);
        if (hold.isPresent()) {
            String key = "schedules.hold."
                    + hold.get().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return hold.get()
                    .until()
                    .map(until -> wording.get(key + ".until", wording.moments().slot(until)))
                    .orElseGet(() -> wording.get(key));
        }
        return state.flatMap(PlanState::next)
                .map(slot -> wording.get("schedules.row.next", wording.moments().slot(slot)))
                .orElseGet(() -> wording.get("schedules.row.no-next"));
    }

    private static String last(PlanState.SlotState slot, Wording wording) {
        return wording.get(
                "schedules.row.last",
                wording.moments().ago(slot.slot()),
                slot.done(),
                slot.failed(),
                slot.running() + slot.waiting());
    }
}
