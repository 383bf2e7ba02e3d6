package io.chainkeeper.cli;

import io.chainkeeper.jobs.settings.SealedSecrets;
import java.util.Map;
import picocli.CommandLine;

/// The end of the sealed file, with or without its passphrase.
@CommandLine.Command(
        name = "remove",
        description =
                "Delete the sealed passwords, for example because their passphrase is lost. They have to be given "
                        + "again. Connections, plans and points stay.")
final class PasswordsRemoveCommand extends Command {
    @CommandLine.Option(names = "--yes", description = "Do it. Without it only what would be lost is said.")
    boolean sure;

    @Override
    ExitCode run(Output out) throws Exception {
        var sealed = new SealedSecrets(homes().config());
        if (sealed.state() == SealedSecrets.State.NONE) {
            throw new CommandFailed(ExitCode.NOT_FOUND, "There are no sealed passwords.");
        }
        if (sure) {
            sealed.remove();
        }
        if (json) {
            out.json(Map.of("file", sealed.file().toString(), "removed", sure));
        } else {
            out.line(
                    sure
                            ? "The sealed passwords are deleted. They are asked for when they are needed."
                            : "All passwords in " + sealed.file()
                                    + " would be lost and had to be given again. Say --yes " + "to do it.");
        }
        return ExitCode.DONE;
    }
}
