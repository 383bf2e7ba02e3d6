package io.chainkeeper.cli;

import io.chainkeeper.jobs.settings.SealedSecrets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Another passphrase for the same file.
@CommandLine.Command(name = "change", description = "Give the sealed passwords another passphrase.")
final class PasswordsChangeCommand extends Command {
    @CommandLine.Mixin
    PassphraseGiven passphrase;

    @CommandLine.Option(
            names = "--new-passphrase-file",
            paramLabel = "FILE",
            description = "A file whose first line is the other passphrase (else it is asked for).")
    @Nullable
    Path other;

    @Override
    ExitCode run(Output out) throws Exception {
        var sealed = new SealedSecrets(homes().config());
        char[] present = passphrase.demanded("Present passphrase");
        try {
            // Nobody types a new one twice to hear then that the present one is wrong.
            PassphraseGiven.use(present.clone(), sealed, sealed::open);
            PassphraseGiven.use(chosen(), sealed, each -> sealed.change(present, each));
        } finally {
            Arrays.fill(present, '\0');
        }
        if (json) {
            out.json(Map.of("file", sealed.file().toString()));
        } else {
            out.line("The sealed passwords have another passphrase. A window or agent that is running asks for it, or "
                    + "has to be started again.");
        }
        return ExitCode.DONE;
    }

    private char[] chosen() throws Exception {
        if (other != null) {
            return PassphraseGiven.firstLine(other);
        }
        char[] typed = PassphraseGiven.typed("New passphrase")
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.USAGE,
                        "No new passphrase: give --new-passphrase-file FILE, or run this in a terminal."));
        PasswordsSealCommand.again(typed);
        return typed;
    }
}
