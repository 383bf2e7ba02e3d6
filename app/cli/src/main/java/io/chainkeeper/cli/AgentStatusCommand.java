package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Times;
import io.chainkeeper.jobs.agent.AgentControl;
import io.chainkeeper.jobs.agent.AgentStatus;
import io.chainkeeper.jobs.autostart.Autostart;
import io.chainkeeper.jobs.settings.Homes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// Whether the agent runs, and what it does.
@CommandLine.Command(
        name = "status",
        description = "Say whether the agent runs, what it does, and whether it starts at "
                + "login. Exit status 4 when it does not run.")
final class AgentStatusCommand extends Command {
    @Override
    ExitCode run(Output out) throws Exception {
        boolean atLogin = Autostart.here().enabled();
        Optional<AgentControl.Line> running = AgentControl.find(Homes.here().data());
        if (running.isEmpty()) {
            tell(Optional.empty(), atLogin, out);
            return ExitCode.NOT_FOUND;
        }
        try (var line = running.get()) {
            tell(Optional.of(line.control().status()), atLogin, out);
            return ExitCode.DONE;
        }
    }

    private void tell(Optional<AgentStatus> status, boolean atLogin, Output out) {
        if (json) {
            out.json(document(status, atLogin));
            return;
        }
        out.line(
                status.map(now -> "The agent runs (process " + now.pid() + ", since " + Times.local(now.since()) + ").")
                        .orElse("The agent does not run."));
        status.ifPresent(now -> now.places()
                .forEach(place -> out.line(
                        "  " + place.name() + ": " + AgentCommand.words(place) + " (" + place.repository() + ")")));
        out.line(atLogin ? "It starts at login." : "It does not start at login (chainkeeper agent enable).");
    }

    private static Map<String, Object> document(Optional<AgentStatus> status, boolean atLogin) {
        var document = new LinkedHashMap<String, Object>();
        document.put("running", status.isPresent());
        document.put("atLogin", atLogin);
        status.ifPresent(now -> {
            document.put("pid", now.pid());
            document.put("since", now.since().toString());
            document.put(
                    "places",
                    now.places().stream().map(AgentStatusCommand::document).toList());
        });
        return document;
    }

    private static Map<String, Object> document(AgentStatus.Place place) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", place.name());
        document.put("repository", place.repository().toString());
        document.put("state", place.state().toString());
        document.put("runs", place.runs());
        place.trouble().ifPresent(why -> document.put("trouble", why.code()));
        return document;
    }
}
