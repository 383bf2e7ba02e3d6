package io.chainkeeper.desktop.passwords;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.settings.PlacedSecrets;
import io.chainkeeper.jobs.settings.SealException;
import io.chainkeeper.jobs.settings.SealedSecrets;
import io.chainkeeper.jobs.settings.Settings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A passphrase: given for the sealed passwords, chosen for them, or exchanged for another one.
public final class PassphraseViewModel {
    /// What it is given for.
    public enum Purpose {
        /// The sealed passwords are opened.
        OPEN(true, false),
        /// They are sealed for the first time.
        MAKE(false, true),
        /// They get another passphrase.
        CHANGE(true, true);

        private final boolean asksForPresent;
        private final boolean asksForNew;

        Purpose(boolean asksForPresent, boolean asksForNew) {
            this.asksForPresent = asksForPresent;
            this.asksForNew = asksForNew;
        }

        /// Whether the one that holds is asked for.
        public boolean asksForPresent() {
            return asksForPresent;
        }

        /// Whether one is chosen, and typed twice.
        public boolean asksForNew() {
            return asksForNew;
        }
    }

    private final Purpose purpose;
    private final PlacedSecrets secrets;
    private final Supplier<Settings> settings;
    private final Background background;
    private final Wording wording;
    private final StringProperty present = new SimpleStringProperty("");
    private final StringProperty chosen = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final StringBinding missing;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();

    /// @param secrets  with the sealed file
    /// @param settings tell which passwords there may be to seal
    public PassphraseViewModel(
            Purpose purpose,
            PlacedSecrets secrets,
            Supplier<Settings> settings,
            Background background,
            Wording wording) {
        this.purpose = purpose;
        this.secrets = secrets;
        this.settings = settings;
        this.background = background;
        this.wording = wording;
        this.missing = Bindings.createStringBinding(this::whatIsMissing, present, chosen, again);
        for (StringProperty each : List.of(present, chosen, again)) {
            each.addListener(_ -> trouble.set(""));
        }
    }

    private String whatIsMissing() {
        if (purpose.asksForPresent() && present.get().isEmpty()) {
            return wording.get("passwords.missing.present");
        }
        if (!purpose.asksForNew()) {
            return "";
        }
        String typed = chosen.get();
        if (typed.codePointCount(0, typed.length()) < SealedSecrets.SHORTEST) {
            return wording.get("passwords.missing.length", SealedSecrets.SHORTEST);
        }
        return typed.equals(again.get()) ? "" : wording.get("passwords.missing.again");
    }

    /// Does it, unless something is missing. What was typed is gone after it.
    public void go() {
        if (!missing.get().isEmpty() || working.get()) {
            return;
        }
        char[] old = present.get().toCharArray();
        char[] fresh = chosen.get().toCharArray();
        Settings now = settings.get();
        working.set(true);
        background.ask(
                "passphrase",
                () -> {
                    try {
                        use(old, fresh, now);
                        return purpose;
                    } finally {
                        Arrays.fill(old, '\0');
                        Arrays.fill(fresh, '\0');
                    }
                },
                _ -> end(),
                this::refuse);
    }

    private void use(char[] old, char[] fresh, Settings now) throws IOException {
        switch (purpose) {
            case OPEN -> secrets.sealed().open(old);
            case MAKE -> secrets.seal(fresh, now);
            case CHANGE -> secrets.sealed().change(old, fresh);
        }
    }

    private void end() {
        working.set(false);
        List.of(present, chosen, again).forEach(each -> each.set(""));
        done.set(true);
    }

    private void refuse(Exception why) {
        working.set(false);
        present.set("");
        trouble.set(
                why instanceof SealException seal
                        ? wording.get(
                                "passwords.refused." + seal.reason().name(),
                                secrets.sealed().file().toString(),
                                SealedSecrets.SHORTEST)
                        : wording.get("passwords.refused", String.valueOf(why.getMessage())));
    }

    /// What it is given for.
    public Purpose purpose() {
        return purpose;
    }

    /// The one that holds, as typed.
    public StringProperty presentProperty() {
        return present;
    }

    /// The new one, as typed.
    public StringProperty chosenProperty() {
        return chosen;
    }

    /// The new one once more.
    public StringProperty againProperty() {
        return again;
    }

    /// What has to be typed yet; empty for nothing.
    public StringBinding missingProperty() {
        return missing;
    }

    /// Why it was refused; empty if it was not.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether it is being tried.
    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// Whether it is done.
    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
