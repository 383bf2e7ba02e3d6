package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.connect.Doors;
import io.chainkeeper.jobs.settings.Appearance;
import io.chainkeeper.jobs.settings.SettingsFile;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/// The settings on a repository without an engine: each section is seen, and what is chosen is kept in the file.
class SettingsScreenTest extends WindowTest {
    private Path folder;

    @Override
    Parameter parameter(Path temporary) {
        folder = temporary;
        return new Parameter(false, Optional.empty(), false, 0);
    }

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("config"));
    }

    private void openSettings() throws Exception {
        Doors.Entry entry = window().doors().open(folder.resolve("my-repository"));
        interact(entry::enter);
        until("the rail is there", () -> sees("#settingsItem"));
        interact(() -> seen("#settingsItem", ToggleButton.class).fire());
        until("the sections are listed", () -> sees("#limitsSection"));
    }

    private void section(String name) {
        interact(() -> seen("#" + name + "Section", ToggleButton.class).fire());
    }

    @Test
    void everySectionKeepsWhatIsChosen() throws Exception {
        openSettings();
        until("the connection is listed", () -> sees("#rows") && reads("Repository"));
        photo("settings-connections");

        section("limits");
        interact(() -> seen("#runs", Spinner.class).increment(2));
        interact(() -> seen("#add", Button.class).fire());
        until("it is kept", () -> file().current().limits().runsAtOnce() == 4);
        until(
                "the hours too",
                () -> file().current().limits().bandwidth().hours().size() == 1);
        photo("settings-limits");

        section("notices");
        interact(() -> seen("#webhook", TextField.class).setText("http://hooks.example/secret"));
        interact(() -> seen("#webhookSave", Button.class).fire());
        until("http is refused", () -> reads("not an https address"));
        interact(() -> seen("#webhook", TextField.class).setText("https://hooks.example/secret"));
        interact(() -> seen("#webhookSave", Button.class).fire());
        until(
                "only its host is kept",
                () -> file().current().notifications().webhook().equals(Optional.of("hooks.example")));
        photo("settings-notices");

        section("looks");
        photo("settings-looks");
        section("background");
        photo("settings-background");
        section("move");
        photo("settings-move");
    }

    @Test
    void anotherLanguageAndThemeHoldAtOnceAndAtTheNextStart() throws Exception {
        openSettings();
        section("looks");
        interact(() -> {
            ChoiceBox<?> language = seen("#language", ChoiceBox.class);
            language.getSelectionModel().select(2);
        });
        until("the window speaks German", () -> reads("Einstellungen"));
        assertThat(seen("#settingsItem", ToggleButton.class).isSelected())
                .as("where the person was")
                .isTrue();
        section("looks");
        interact(() -> seen("#dark", RadioButton.class).fire());
        until(
                "both are kept",
                () -> file().current()
                        .appearance()
                        .equals(new Appearance(Appearance.Theme.DARK, Optional.of("de"), false)));
        for (String each : new String[] {"connections", "limits", "notices", "looks", "background", "move"}) {
            section(each);
            photo("settings-" + each + "-de");
        }
        interact(() -> seen("#leave", Button.class).fire());
        until("the first screen speaks German", () -> reads("Weiter mit"));
        photo("welcome-de");
    }
}
