package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A rest for all plans.
@CommandLine.Command(name = "pause", description = "Let no plan start anything. What runs goes on.")
final class SchedulePauseCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Such as 2026-12-24T18:00 (default: until \"schedule resume\").")
    @Nullable
    String until;

    @Override
    ExitCode run(Output out) throws Exception {
        Optional<Instant> end = until == null ? Optional.empty() : Optional.of(moment(until));
        try (var workplace = access.openOffline()) {
            workplace.plans().pauseAll(end);
            if (json) {
                var document = new LinkedHashMap<String, Object>();
                document.put("paused", true);
                end.ifPresent(moment -> document.put("until", moment.toString()));
                out.json(document);
            } else {
                out.line("All plans are paused"
                        + end.map(moment -> " until " + Times.local(moment)).orElse("") + ".");
            }
            return ExitCode.DONE;
        }
    }

    private static Instant moment(String typed) throws CommandFailed {
        try {
            return LocalDateTime.parse(typed).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailed(
                    ExitCode.USAGE, "--until takes a date such as 2026-12-24T18:00, not \"" + typed + "\".", e);
        }
    }
}
