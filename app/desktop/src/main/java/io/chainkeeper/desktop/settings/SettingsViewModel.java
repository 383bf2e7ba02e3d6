package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.settings.SettingsFile;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The settings: which section is shown, and whether they can be kept at all.
public final class SettingsViewModel {
    private final Preferences preferences;
    private final Wording wording;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.CONNECTIONS);
    private final StringBinding trouble;

    /// @param parts what the screen is made of
    public SettingsViewModel(Desk desk, SettingsParts parts) {
        this.preferences = parts.preferences();
        this.wording = desk.wording();
        this.trouble = Bindings.createStringBinding(
                this::sayTrouble, preferences.troubleProperty(), preferences.notSavedProperty());
    }

    private String sayTrouble() {
        return preferences
                .troubleProperty()
                .get()
                .map(this::say)
                .or(() -> preferences
                        .notSavedProperty()
                        .get()
                        .map(why -> wording.get("settings.not-saved", String.valueOf(why.getMessage()))))
                .orElse("");
    }

    private String say(SettingsFile.Trouble what) {
        return switch (what) {
            case SettingsFile.Trouble.MovedAside(var kept, var why) ->
                wording.get("settings.trouble.moved-aside", kept.toString(), why);
            case SettingsFile.Trouble.Newer(var file, var _) -> wording.get("settings.trouble.newer", file.toString());
            case SettingsFile.Trouble.Unreadable(var file, var why) ->
                wording.get("settings.trouble.unreadable", file.toString(), why);
        };
    }

    /// Looks whether another process has changed something: whenever the screen is shown.
    public void refresh() {
        preferences.refresh();
    }

    /// The section that is shown.
    public ObjectProperty<Section> sectionProperty() {
        return section;
    }

    /// Why settings are not kept; empty when they are.
    public StringBinding troubleProperty() {
        return trouble;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
