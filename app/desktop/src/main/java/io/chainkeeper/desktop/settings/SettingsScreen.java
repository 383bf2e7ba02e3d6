package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.passwords.PasswordsController;
import io.chainkeeper.desktop.passwords.PasswordsViewModel;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Puts the settings together: a view for each section.
public final class SettingsScreen {
    private SettingsScreen() {}

    /// The screen, bound.
    public static Parent of(Desk desk, SettingsParts parts, Views views) {
        Map<Section, Node> sections = new EnumMap<>(Section.class);
        sections.put(
                Section.CONNECTIONS,
                views.load("settings-connections", new ConnectionsController(new ConnectionsViewModel(desk, parts))));
        var passwords =
                new PasswordsViewModel(parts.secrets(), parts.preferences()::now, desk.background(), desk.wording());
        sections.put(Section.PASSWORDS, views.load("passwords", new PasswordsController(passwords, views)));
        sections.put(
                Section.LIMITS, views.load("settings-limits", new LimitsController(new LimitsViewModel(desk, parts))));
        NoticesViewModel notices = new NoticesViewModel(desk, parts);
        Parent page = views.load("settings-notices", new NoticesController(notices));
        Parent mail = views.load("settings-mail", new MailController(notices));
        if (page instanceof javafx.scene.layout.VBox box) {
            box.getChildren().add(Math.min(2, box.getChildren().size()), mail);
        }
        sections.put(Section.NOTICES, page);
        sections.put(Section.LOOKS, views.load("settings-looks", new LooksController(new LooksViewModel(desk, parts))));
        sections.put(
                Section.BACKGROUND,
                views.load("settings-background", new BackgroundController(new BackgroundViewModel(desk, parts))));
        sections.put(
                Section.MOVE,
                views.load("settings-move", new MoveController(new MoveViewModel(desk, parts), parts.files())));
        return views.load("settings", new SettingsController(new SettingsViewModel(desk, parts), sections));
    }
}
