package io.chainkeeper.cli;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import picocli.CommandLine;

/// A new plan.
@CommandLine.Command(
        name = "add",
        description = "Add a plan. Without other words it runs every day at 20:00 and keeps everything.")
final class ScheduleAddCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Mixin
    PlanWishes wishes;

    @CommandLine.Parameters(paramLabel = "NAME", description = "What it is called.")
    String name;

    @Override
    ExitCode run(Output out) throws Exception {
        try (Workplace workplace = wishes.namesVms() ? access.open() : access.openOffline()) {
            Plan draft = Plan.draft(
                    name, new Selection.Vms(Set.of()), new When.Daily(LocalTime.of(20, 0)), ZoneId.systemDefault());
            Plan plan = wishes.applied(draft, workplace);
            if (plan.what() instanceof Selection.Vms && plan.what().explicit().isEmpty()) {
                throw new CommandFailed(
                        ExitCode.USAGE, "Say which VMs: --vm, --tag, --cluster or --name-pattern (\"*\" for all).");
            }
            ScheduleShowCommand.tell(workplace, workplace.plans().save(plan), json, out);
            return ExitCode.DONE;
        }
    }
}
