package io.chainkeeper.cli;

import io.chainkeeper.jobs.settings.Homes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The word `chainkeeper` itself; what may follow it is in [Doors].
@CommandLine.Command(
        name = "chainkeeper",
        description = "Backup manager for oVirt, RHV and OLVM virtual machines.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Without a command the window opens; gallery opens our own pictures with",
            "fixed data. Exit status: 0 done, 1 failed or different, 2 wrong usage,",
            "3 engine, server or file out of reach, 4 no such VM, point or disk,",
            "5 skipped on purpose, 130 cancelled."
        })
final class RootCommand implements Runnable {
    /// How a command hears that the person wants it to stop.
    final Interrupt interrupt;

    /// Whose settings these are.
    final Homes homes;

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    RootCommand(Interrupt interrupt, Homes homes) {
        this.interrupt = interrupt;
        this.homes = homes;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "No command was given.");
        }
    }
}
