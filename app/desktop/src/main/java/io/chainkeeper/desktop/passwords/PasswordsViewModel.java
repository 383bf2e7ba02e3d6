package io.chainkeeper.desktop.passwords;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.passwords.PassphraseViewModel.Purpose;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.SealedSecrets;
import io.chainkeeper.jobs.settings.Secrets;
import io.chainkeeper.jobs.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Where passwords are kept, and what can be done about it.
public final class PasswordsViewModel {
    /// How it is.
    ///
    /// @param place where the next password is kept
    /// @param file  the sealed file
    public record Now(Secrets.Place place, SealedSecrets.State file) {}

    private final PlacedSecrets secrets;
    private final Supplier<Settings> settings;
    private final Background background;
    private final Wording wording;
    private final ReadOnlyObjectWrapper<Optional<Now>> now = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param settings tell which passwords there may be to seal
    public PasswordsViewModel(
            PlacedSecrets secrets, Supplier<Settings> settings, Background background, Wording wording) {
        this.secrets = secrets;
        this.settings = settings;
        this.background = background;
        this.wording = wording;
        refresh();
    }

    /// Looks again: somebody else may have done something.
    public void refresh() {
        ask("keyring", this::look);
    }

    private Now look() {
        return new Now(secrets.place(), secrets.sealed().state());
    }

    private void ask(String what, Callable<Now> question) {
        background.ask(
                what,
                question,
                found -> {
                    trouble.set("");
                    now.set(Optional.of(found));
                },
                refused -> trouble.set(wording.get("passwords.refused", String.valueOf(refused.getMessage()))));
    }

    /// Forgets the passphrase until it is given again.
    public void close() {
        ask("close", () -> {
            secrets.sealed().close();
            return look();
        });
    }

    /// Deletes the sealed passwords.
    public void remove() {
        ask("remove", () -> {
            secrets.sealed().remove();
            return look();
        });
    }

    /// What a passphrase is asked for with.
    public PassphraseViewModel passphrase(Purpose purpose) {
        return new PassphraseViewModel(purpose, secrets, settings, background, wording);
    }

    /// How it is, in words.
    public String words(Now how) {
        return wording.get(
                "passwords.place." + how.place().name(), secrets.sealed().file().toString());
    }

    /// How it is; empty while that is found out.
    public ReadOnlyObjectProperty<Optional<Now>> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Why the last thing was not done; empty if it was.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
