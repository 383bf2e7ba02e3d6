package io.chainkeeper.cli;

import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.SealedSecrets;
import io.chainkeeper.jobs.settings.Secrets;
import java.util.Map;
import picocli.CommandLine;

/// Where passwords are, never which.
@CommandLine.Command(
        name = "show",
        description = "Say where passwords are kept. None is shown. A keyring is tried: a locked one may ask to be "
                + "unlocked.")
final class PasswordsShowCommand extends Command {
    private static final String SESSION_ONLY =
            "passwords last until a program ends, and the agent has none. A file that"
                    + " a passphrase seals keeps them: chainkeeper passwords seal.";

    @Override
    ExitCode run(Output out) {
        var secrets = PlacedSecrets.here(homes().config());
        SealedSecrets sealed = secrets.sealed();
        boolean file = sealed.state() != SealedSecrets.State.NONE;
        Secrets.Place place = file ? Secrets.Place.SEALED_FILE : secrets.tried();
        if (json) {
            out.json(Map.of(
                    "place", place.toString(), "file", file ? sealed.file().toString() : ""));
            return ExitCode.DONE;
        }
        boolean locked = place == Secrets.Place.THIS_SESSION && secrets.place() == Secrets.Place.KEYRING;
        out.line(
                switch (place) {
                    case KEYRING -> "Passwords are kept in this system's keyring.";
                    case SEALED_FILE, WAITING_FOR_FILE ->
                        "Passwords are kept in " + sealed.file() + ", sealed by a passphrase.";
                    case THIS_SESSION ->
                        (locked
                                        ? "This system's keyring takes nothing, for it is locked or broken, and there is no"
                                                + " sealed file: "
                                        : "No keyring answers here and there is no sealed file: ")
                                + SESSION_ONLY;
                });
        return ExitCode.DONE;
    }
}
