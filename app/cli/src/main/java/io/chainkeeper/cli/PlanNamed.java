package io.chainkeeper.cli;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;

/// Finds the plan that a person named.
final class PlanNamed {
    private PlanNamed() {}

    /// By name in any case, or by id.
    static Plan in(Workplace workplace, String named) throws CommandFailed, WorkplaceException {
        return workplace.plans().all().stream()
                .filter(plan -> plan.name().equalsIgnoreCase(named)
                        || plan.id().toString().equals(named))
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.NOT_FOUND, "There is no plan \"" + named + "\". See: chainkeeper schedule list"));
    }

    /// How things stand with a plan.
    static PlanState state(Workplace workplace, Plan plan) throws CommandFailed, WorkplaceException {
        return workplace.plans().states().stream()
                .filter(state -> state.plan().equals(plan.id()))
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.NOT_FOUND, "The plan \"" + plan.name() + "\" was removed meanwhile."));
    }
}
