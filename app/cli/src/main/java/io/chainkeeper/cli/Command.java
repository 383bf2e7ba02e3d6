package io.chainkeeper.cli;

import io.chainkeeper.jobs.settings.Homes;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every command has: `--json`, `--help`, a place to speak, and an exit code.
abstract class Command implements Callable<Integer> {
    @Option(names = "--json", description = "Answer with one JSON document on standard output.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec spec;

    /// Does the work and says how it ended. Trouble that the person must hear is thrown as [CommandFailed].
    abstract ExitCode run(Output out) throws Exception;

    @Override
    public final Integer call() throws Exception {
        return run(output()).number();
    }

    /// Ctrl-C, for whatever takes long.
    final Interrupt interrupt() {
        return ((RootCommand) spec().root().userObject()).interrupt;
    }

    /// Folders of the person who speaks.
    final Homes homes() {
        return ((RootCommand) spec().root().userObject()).homes;
    }

    private Output output() {
        var line = spec().commandLine();
        return new Output(line.getOut(), line.getErr());
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not started by picocli");
        }
        return spec;
    }
}
