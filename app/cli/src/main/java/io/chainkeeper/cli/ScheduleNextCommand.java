package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Times;
import io.chainkeeper.jobs.schedule.Plan;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// When a plan runs next.
@CommandLine.Command(name = "next", description = "Tell a plan's next dates.")
final class ScheduleNextCommand extends Command {
    private static final int MOST = 1000;

    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "5",
            description = "How many, up to 1000 (default: ${DEFAULT-VALUE}).")
    int count;

    @CommandLine.Parameters(paramLabel = "PLAN", description = "The plan's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        if (count < 1 || count > MOST) {
            throw new CommandFailed(ExitCode.USAGE, "--count takes 1 to " + MOST + ", not " + count + ".");
        }
        try (var workplace = access.openOffline()) {
            Plan plan = PlanNamed.in(workplace, named);
            List<ZonedDateTime> dates = workplace.plans().next(plan, count);
            if (json) {
                out.json(Map.of(
                        "plan",
                        plan.id().toString(),
                        "zone",
                        plan.zone().toString(),
                        "next",
                        dates.stream()
                                .map(date -> date.toOffsetDateTime().toString())
                                .toList()));
            } else if (dates.isEmpty()) {
                out.line("This plan runs by hand only.");
            } else {
                dates.forEach(date -> out.line(Times.slot(date.toInstant(), plan.zone())));
            }
            return ExitCode.DONE;
        }
    }
}
