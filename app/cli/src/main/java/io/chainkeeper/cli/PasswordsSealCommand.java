package io.chainkeeper.cli;

import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// From the keyring, or nowhere, into a file.
@CommandLine.Command(
        name = "seal",
        description =
                "Keep passwords in a file that a passphrase seals, from now on. What the keyring has of ours moves "
                        + "into it. Nobody can open it without the passphrase: if that is lost, passwords have to be "
                        + "given again.")
final class PasswordsSealCommand extends Command {
    @CommandLine.Mixin
    PassphraseGiven passphrase;

    @Override
    ExitCode run(Output out) throws Exception {
        var homes = homes();
        var secrets = PlacedSecrets.here(homes.config());
        var settings = new SettingsFile(homes.config()).current();
        char[] chosen = passphrase.demanded("Passphrase");
        if (passphrase.file == null) {
            again(chosen);
        }
        PassphraseGiven.use(chosen, secrets.sealed(), each -> secrets.seal(each, settings));
        if (json) {
            out.json(Map.of("file", secrets.sealed().file().toString()));
        } else {
            out.line("Passwords are kept in " + secrets.sealed().file() + " from now on.");
        }
        return ExitCode.DONE;
    }

    /// A typed passphrase is asked for twice; systemd's is not.
    static void again(char[] chosen) throws CommandFailed {
        Optional<char[]> second = PassphraseGiven.typed("The same once more");
        if (second.isPresent() && !Arrays.equals(chosen, second.get())) {
            Arrays.fill(chosen, '\0');
            throw new CommandFailed(ExitCode.USAGE, "These were two different passphrases; nothing was changed.");
        }
        second.ifPresent(each -> Arrays.fill(each, '\0'));
    }
}
