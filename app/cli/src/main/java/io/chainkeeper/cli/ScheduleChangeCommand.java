package io.chainkeeper.cli;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.schedule.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A change to a plan.
@CommandLine.Command(name = "change", description = "Change a plan. What is not said stays as it is.")
final class ScheduleChangeCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Mixin
    PlanWishes wishes;

    @CommandLine.Option(names = "--rename", paramLabel = "NAME", description = "A new name; it changes the tag too.")
    @Nullable
    String renamed;

    @CommandLine.Parameters(paramLabel = "PLAN", description = "The plan's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        try (Workplace workplace = wishes.namesVms() ? access.open() : access.openOffline()) {
            Plan plan = wishes.applied(PlanNamed.in(workplace, named), workplace);
            Plan whole = renamed == null ? plan : plan.withName(renamed);
            ScheduleShowCommand.tell(workplace, workplace.plans().save(whole), json, out);
            return ExitCode.DONE;
        }
    }
}
