package io.chainkeeper.cli;

import picocli.CommandLine;

/// Reads a point back, with every file it hangs on, and compares it with its digests.
@CommandLine.Command(
        name = "verify",
        description = "Read a point back with its whole chain and compare every block with the stored digests.")
final class VerifyCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Parameters(paramLabel = "POINT", description = "The point's id (chainkeeper points).")
    String point;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.openOffline()) {
            var outcome = new RunWatch(out, interrupt()).untilEnd(workplace.verify(Named.point(point)));
            new OutcomeAnswer(json, out).tell(outcome);
            return RunWatch.exit(outcome);
        }
    }
}
