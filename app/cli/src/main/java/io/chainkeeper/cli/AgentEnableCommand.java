package io.chainkeeper.cli;

import io.chainkeeper.jobs.autostart.Autostart;
import java.util.Map;
import picocli.CommandLine;

/// Lets the agent start at login.
@CommandLine.Command(
        name = "enable",
        description =
                "Start the agent at each login: a systemd user unit, a launchd agent or a Windows task is written.")
final class AgentEnableCommand extends Command {
    @Override
    ExitCode run(Output out) throws Exception {
        var autostart = Autostart.here();
        autostart.enable();
        if (json) {
            out.json(Map.of("atLogin", true, "where", autostart.where()));
        } else {
            out.line("The agent starts at each login from now on: " + autostart.where());
        }
        return ExitCode.DONE;
    }
}
