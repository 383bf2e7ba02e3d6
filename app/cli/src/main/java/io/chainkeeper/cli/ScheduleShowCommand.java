package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Times;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import java.time.ZonedDateTime;
import picocli.CommandLine;

/// One plan, whole.
@CommandLine.Command(name = "show", description = "Show a plan with all that belongs to it.")
final class ScheduleShowCommand extends Command {
    private static final int DATES = 5;

    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Parameters(paramLabel = "PLAN", description = "The plan's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.openOffline()) {
            tell(workplace, PlanNamed.in(workplace, named), json, out);
            return ExitCode.DONE;
        }
    }

    static void tell(Workplace workplace, Plan plan, boolean json, Output out)
            throws CommandFailed, WorkplaceException {
        PlanState state = PlanNamed.state(workplace, plan);
        if (json) {
            out.json(PlanDocument.of(plan, state));
            return;
        }
        out.line("Plan      " + plan.name());
        out.line("When      " + PlanWords.of(plan.when()) + " (" + plan.zone() + ")");
        out.line("What      " + PlanWords.of(plan.what()) + "; a VM joins it by the tag " + plan.tag());
        out.line("How       " + PlanWords.of(plan.how()));
        out.line("Keep      " + PlanWords.of(plan.keep()) + " (nothing is deleted yet)");
        out.line("VMs       " + state.vms() + ", of which overdue: "
                + state.overdue().size());
        out.line("Last      " + PlanWords.last(plan, state));
        state.hold().ifPresent(hold -> out.line("Now       " + PlanWords.of(hold)));
        for (ZonedDateTime date : workplace.plans().next(plan, DATES)) {
            out.line("Next      " + Times.slot(date.toInstant(), plan.zone()));
        }
    }
}
