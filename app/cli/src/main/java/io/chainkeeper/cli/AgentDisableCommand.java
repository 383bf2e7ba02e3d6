package io.chainkeeper.cli;

import io.chainkeeper.jobs.autostart.Autostart;
import java.util.Map;
import picocli.CommandLine;

/// Lets the agent no longer start at login.
@CommandLine.Command(
        name = "disable",
        description = "Do not start the agent at login any more. One that runs goes on (chainkeeper agent stop).")
final class AgentDisableCommand extends Command {
    @Override
    ExitCode run(Output out) throws Exception {
        var autostart = Autostart.here();
        autostart.disable();
        if (json) {
            out.json(Map.of("atLogin", false));
        } else {
            out.line("The agent does not start at login any more.");
        }
        return ExitCode.DONE;
    }
}
