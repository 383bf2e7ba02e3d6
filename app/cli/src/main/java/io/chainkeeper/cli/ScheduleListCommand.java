package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Table;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// All plans, in the order in which their rules are tried.
@CommandLine.Command(name = "list", description = "List the plans with what comes next and what came last.")
final class ScheduleListCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.openOffline()) {
            tell(workplace, out);
            return ExitCode.DONE;
        }
    }

    private void tell(Workplace workplace, Output out) throws CommandFailed, WorkplaceException {
        Optional<Path> aside = workplace.plans().movedAside();
        aside.ifPresent(file -> out.remark("The plans could not be read; they are now in " + file + "."));
        var table = new Table("Plan", "When", "What", ">VMs", "Next", "Last", ">Overdue");
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Plan plan : workplace.plans().all()) {
            PlanState state = PlanNamed.state(workplace, plan);
            documents.add(PlanDocument.of(plan, state));
            table.row(
                    plan.name(),
                    PlanWords.of(plan.when()),
                    PlanWords.of(plan.what()),
                    state.vms(),
                    PlanWords.next(plan, state),
                    PlanWords.last(plan, state),
                    state.overdue().size());
        }
        if (json) {
            var document = new LinkedHashMap<String, Object>();
            document.put("plans", documents);
            aside.ifPresent(file -> document.put("movedAside", file.toString()));
            out.json(document);
        } else if (documents.isEmpty()) {
            out.line("There are no plans. Add one: chainkeeper schedule add NAME --tag TAG --daily --at 20:00");
        } else {
            table.lines().forEach(out::line);
        }
    }
}
