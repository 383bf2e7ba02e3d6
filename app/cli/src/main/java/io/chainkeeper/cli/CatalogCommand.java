package io.chainkeeper.cli;

import picocli.CommandLine;

/// The catalog is a cache of the repository.
@CommandLine.Command(
        name = "catalog",
        description = "The catalog: what this computer remembers of the repository.",
        subcommands = CatalogRebuildCommand.class)
final class CatalogCommand extends CommandGroup {}
