package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.jobs.settings.Settings;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The settings as the window shows them. A change shows at once and is saved behind it, one after the other. Used on
/// the edge only.
public final class Preferences {
    private final SettingsFile file;
    private final Background background;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final ReadOnlyObjectWrapper<Optional<SettingsFile.Trouble>> trouble;
    private final ReadOnlyObjectWrapper<Optional<Exception>> notSaved = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Queue<UnaryOperator<Settings>> toSave = new ArrayDeque<>();
    private final Preferences trunk;
    private boolean saving;

    /// @param file  read by now, so that nothing has to be read to begin
    /// @param first what it holds
    public Preferences(SettingsFile file, Settings first, Background background) {
        this.file = file;
        this.background = background;
        this.settings = new ReadOnlyObjectWrapper<>(first);
        this.trouble = new ReadOnlyObjectWrapper<>(file.trouble());
        this.trunk = this;
    }

    private Preferences(Preferences trunk) {
        this.file = trunk.file;
        this.background = trunk.background;
        this.settings = new ReadOnlyObjectWrapper<>();
        this.trouble = new ReadOnlyObjectWrapper<>();
        this.trunk = trunk;
        settings.bind(trunk.settings);
        trouble.bind(trunk.trouble);
        notSaved.bind(trunk.notSaved);
    }

    /// The same, for screens that may be built anew: who listens to it is forgotten together with it.
    public Preferences branch() {
        return new Preferences(trunk);
    }

    /// Shows a change at once, and saves it. A change that makes no difference is not saved.
    public void change(UnaryOperator<Settings> change) {
        if (trunk != this) {
            trunk.change(change);
            return;
        }
        Settings after = change.apply(settings.get());
        if (!after.equals(settings.get())) {
            settings.set(after);
            toSave.add(change);
            saveNext();
        }
    }

    private void saveNext() {
        if (saving || toSave.isEmpty()) {
            return;
        }
        saving = true;
        UnaryOperator<Settings> next = toSave.remove();
        background.ask("settings", () -> file.change(next), this::saved, this::refused);
    }

    private void saved(Settings now) {
        saving = false;
        notSaved.set(Optional.empty());
        trouble.set(file.trouble());
        if (toSave.isEmpty()) {
            settings.set(now);
        }
        saveNext();
    }

    private void refused(Exception why) {
        saving = false;
        notSaved.set(Optional.of(why));
        trouble.set(file.trouble());
        saveNext();
    }

    /// Looks whether another process has changed something.
    public void refresh() {
        if (trunk != this) {
            trunk.refresh();
            return;
        }
        background.ask(
                "settings",
                file::current,
                now -> {
                    trouble.set(file.trouble());
                    if (!saving && toSave.isEmpty()) {
                        settings.set(now);
                    }
                },
                _ -> {});
    }

    /// What holds now.
    public Settings now() {
        return settings.get();
    }

    /// What holds, as it changes.
    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /// What was wrong with the file; empty when nothing was.
    public ReadOnlyObjectProperty<Optional<SettingsFile.Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Why the last change is not on the disk; empty when it is. It holds until the window is closed.
    public ReadOnlyObjectProperty<Optional<Exception>> notSavedProperty() {
        return notSaved.getReadOnlyProperty();
    }
}
