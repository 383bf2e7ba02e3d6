package io.chainkeeper.cli;

import java.util.Map;
import picocli.CommandLine;

/// The end of a rest.
@CommandLine.Command(name = "resume", description = "End a pause. Of what was missed the newest runs.")
final class ScheduleResumeCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.openOffline()) {
            workplace.plans().resumeAll();
            if (json) {
                out.json(Map.of("paused", false));
            } else {
                out.line("The plans go on.");
            }
            return ExitCode.DONE;
        }
    }
}
