package io.chainkeeper.cli;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.schedule.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// A plan, now.
@CommandLine.Command(name = "run", description = "Run a plan now, whatever its dates say, and wait for the end.")
final class ScheduleRunCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Option(names = "--missing", description = "Only VMs without a point since the plan's newest date.")
    boolean missing;

    @CommandLine.Parameters(paramLabel = "PLAN", description = "The plan's name or id.")
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        try (Workplace workplace = access.open()) {
            Plan plan = PlanNamed.in(workplace, named);
            List<Run> runs = missing
                    ? workplace.plans().runMissing(plan.id())
                    : workplace.plans().runNow(plan.id());
            if (runs.isEmpty() && !json) {
                out.line("There is nothing to run.");
            }
            return wait(runs, out);
        }
    }

    private ExitCode wait(List<Run> runs, Output out) throws InterruptedException {
        ExitCode worst = ExitCode.DONE;
        List<Map<String, Object>> documents = new ArrayList<>();
        OutcomeAnswer answer = new OutcomeAnswer(json, out);
        for (Run run : runs) {
            Outcome outcome = new RunWatch(out, interrupt()).untilEnd(run);
            ExitCode exit = RunWatch.exit(outcome);
            boolean skipped = exit == ExitCode.SKIPPED; // a VM that has nothing to back up is no bad news for a plan
            worst = skipped || worst == ExitCode.CANCELLED ? worst : exit == ExitCode.DONE ? worst : exit;
            if (json) {
                var document = new LinkedHashMap<String, Object>();
                document.put("run", run.id().toString());
                document.put("vm", run.snapshot().vmName());
                document.putAll(answer.document(outcome));
                documents.add(document);
            } else {
                answer.tell(outcome);
            }
        }
        if (json) {
            out.json(Map.of("runs", documents));
        }
        return worst;
    }
}
