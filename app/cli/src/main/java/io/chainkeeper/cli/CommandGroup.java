package io.chainkeeper.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A word that only leads to other commands.
abstract class CommandGroup implements Runnable {
    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public final void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Say which: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }
}
