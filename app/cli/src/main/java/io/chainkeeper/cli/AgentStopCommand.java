package io.chainkeeper.cli;

import io.chainkeeper.jobs.agent.AgentControl;
import io.chainkeeper.jobs.settings.Homes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;

/// Ends the agent.
@CommandLine.Command(
        name = "stop",
        description = "Stop the agent: its runs are cancelled and put their things away. Comes back when it has ended.")
final class AgentStopCommand extends Command {
    private static final long PATIENCE_SECONDS = 120;

    @Override
    ExitCode run(Output out) throws Exception {
        var running = AgentControl.find(Homes.here().data());
        if (running.isEmpty()) {
            throw new CommandFailed(ExitCode.NOT_FOUND, "The agent does not run.");
        }
        try (var line = running.get()) {
            line.control().stop();
            line.remote().gone().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CommandFailed(ExitCode.FAILED, "The agent was asked to stop, but has not ended yet.", e);
        }
        if (json) {
            out.json(Map.of("stopped", true));
        } else {
            out.line("The agent has stopped.");
        }
        return ExitCode.DONE;
    }
}
