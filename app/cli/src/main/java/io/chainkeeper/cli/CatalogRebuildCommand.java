package io.chainkeeper.cli;

import picocli.CommandLine;

/// Forgets what the catalog knows of points and reads all of it from the repository's manifests again.
@CommandLine.Command(name = "rebuild", description = "Write the catalog anew from the repository's manifests.")
final class CatalogRebuildCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.openOffline()) {
            var outcome = new RunWatch(out, interrupt()).untilEnd(workplace.rebuildCatalog());
            new OutcomeAnswer(json, out).tell(outcome);
            return RunWatch.exit(outcome);
        }
    }
}
