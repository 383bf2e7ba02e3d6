package io.chainkeeper.desktop.tray;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.Optional;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon in the system's tray. AWT has its own thread: everything here hops to it, and what a person
/// chooses hops back to JavaFX.
public final class Tray {
    private static final Logger log = LoggerFactory.getLogger(Tray.class);

    private final TrayIcon icon;
    private final MenuItem last = new MenuItem();
    private final MenuItem next = new MenuItem();

    /// What a person can choose; called on the FX thread.
    ///
    /// @param open   brings the window back
    /// @param backUp begins what is due
    /// @param quit   stops cleanly
    public record Choices(Runnable open, Runnable backUp, Runnable quit) {}

    private Tray(TrayViewModel model, Choices choices) {
        this.icon =
                new TrayIcon(TrayDot.of(Light.NONE, SystemTray.getSystemTray().getTrayIconSize()));
        icon.setImageAutoSize(true);
        icon.setPopupMenu(menu(model, choices));
        icon.addActionListener(_ -> Platform.runLater(choices.open()));
    }

    private PopupMenu menu(TrayViewModel model, Choices choices) {
        last.setEnabled(false);
        next.setEnabled(false);
        PopupMenu menu = new PopupMenu();
        menu.add(last);
        menu.add(next);
        menu.addSeparator();
        menu.add(item(model.wording().get("tray.back-up"), choices.backUp()));
        menu.add(item(model.wording().get("tray.open"), choices.open()));
        menu.add(item(model.wording().get("tray.quit"), choices.quit()));
        return menu;
    }

    private static MenuItem item(String text, Runnable chosen) {
        MenuItem item = new MenuItem(text);
        item.addActionListener(_ -> Platform.runLater(chosen));
        return item;
    }

    /// Whether the system has a tray that shows icons. Starts AWT: not for the FX thread.
    public static boolean supported() {
        return SystemTray.isSupported();
    }

    /// Shows the icon. Not for the FX thread.
    ///
    /// @return empty if the system refuses, as a desktop without a tray does at any time
    public static Optional<Tray> show(TrayViewModel model, Choices choices) {
        try {
            Tray tray = new Tray(model, choices);
            SystemTray.getSystemTray().add(tray.icon);
            return Optional.of(tray);
        } catch (AWTException | UnsupportedOperationException e) {
            log.info("no icon in the tray: {}", e.toString());
            return Optional.empty();
        }
    }

    /// Says how things stand. Any thread.
    public void say(TrayViewModel.Standing standing) {
        EventQueue.invokeLater(() -> {
            icon.setImage(TrayDot.of(standing.light(), icon.getSize()));
            icon.setToolTip(standing.last() + "\n" + standing.next());
            last.setLabel(standing.last());
            next.setLabel(standing.next());
        });
    }

    /// Takes the icon away. Any thread.
    public void remove() {
        EventQueue.invokeLater(() -> SystemTray.getSystemTray().remove(icon));
    }
}
