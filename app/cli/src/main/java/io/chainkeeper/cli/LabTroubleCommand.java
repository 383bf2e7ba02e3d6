package io.chainkeeper.cli;

import io.chainkeeper.lab.LabRemote;
import io.chainkeeper.lab.trouble.Trouble;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/// Makes a running lab misbehave, once.
@CommandLine.Command(
        name = "trouble",
        description =
                "Make a running lab misbehave once, for example drop-after:3145728 or html-503, or let something happen "
                        + "at a moment of the next run: guest-off:ready.")
final class LabTroubleCommand extends Command {
    @CommandLine.Parameters(index = "0", paramLabel = "DIR", description = "The running lab's folder.")
    Path dir;

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "TROUBLE",
            description =
                    "Its name, with :NUMBER where it needs one or :MOMENT where it has a choice (start, starting, ready, "
                            + "transferring, finalizing). A wrong name lists them all.")
    String trouble;

    @Override
    ExitCode run(Output out) throws Exception {
        Trouble next;
        try {
            next = Trouble.parse(trouble);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, e.getMessage() + ".", e);
        }
        LabRemote.at(dir.resolve("lab")).next(next);
        if (json) {
            out.json(Map.of("trouble", next.name()));
        } else {
            out.line("The next request that it fits meets: " + next.name());
        }
        return ExitCode.DONE;
    }
}
