package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.autostart.Autostart;
import io.chainkeeper.jobs.settings.Background;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What goes on without a window: at login, and when the window is closed.
public final class BackgroundViewModel {
    private final Preferences preferences;
    private final Autostart autostart;
    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<Boolean>> atLogin = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param parts what the screen is made of
    public BackgroundViewModel(Desk desk, SettingsParts parts) {
        this.preferences = parts.preferences();
        this.autostart = parts.autostart();
        this.desk = desk;
        ask();
    }

    private void ask() {
        desk.background().ask("autostart", autostart::enabled, on -> atLogin.set(Optional.of(on)), this::refused);
    }

    /// Starts the program without a window at each login, or no more. The switch shows what the system says after it.
    public void startAtLogin(boolean on) {
        if (atLogin.get().equals(Optional.of(on))) {
            return;
        }
        trouble.set("");
        desk.background()
                .ask(
                        "autostart",
                        () -> {
                            if (on) {
                                autostart.enable();
                            } else {
                                autostart.disable();
                            }
                            return autostart.enabled();
                        },
                        this::told,
                        this::refused);
    }

    private void told(boolean on) {
        atLogin.set(Optional.of(on));
        news.set(
                on
                        ? desk.wording().get("settings.background.login.on", autostart.where())
                        : desk.wording().get("settings.background.login.off"));
    }

    private void refused(Exception why) {
        news.set("");
        trouble.set(desk.wording().get("settings.background.login.refused", String.valueOf(why.getMessage())));
        Optional<Boolean> before = atLogin.get();
        atLogin.set(Optional.empty());
        atLogin.set(before);
    }

    /// What closing the window means.
    public void whenClosed(Background.WhenClosed choice) {
        preferences.change(before -> before.withBackground(new Background(choice)));
    }

    /// Calls with what holds, now and whenever it changes.
    public void whenChanged(Consumer<Background> listener) {
        preferences.settingsProperty().map(settings -> settings.background()).subscribe(listener);
    }

    /// Whether the program starts at login; empty while the system is asked.
    public ReadOnlyObjectProperty<Optional<Boolean>> atLoginProperty() {
        return atLogin.getReadOnlyProperty();
    }

    /// What was done; empty for nothing.
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// Why it was not; empty if it was.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
