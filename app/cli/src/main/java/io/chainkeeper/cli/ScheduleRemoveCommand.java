package io.chainkeeper.cli;

import io.chainkeeper.jobs.schedule.Plan;
import java.util.Map;
import picocli.CommandLine;

/// The end of a plan.
@CommandLine.Command(name = "remove", description = "Remove a plan. The points that it has made stay.")
final class ScheduleRemoveCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Parameters(paramLabel = "PLAN", description = "The plan's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.openOffline()) {
            Plan plan = PlanNamed.in(workplace, named);
            workplace.plans().remove(plan.id());
            if (json) {
                out.json(Map.of("removed", plan.id().toString()));
            } else {
                out.line("The plan " + plan.name() + " was removed. Its points stay.");
            }
            return ExitCode.DONE;
        }
    }
}
