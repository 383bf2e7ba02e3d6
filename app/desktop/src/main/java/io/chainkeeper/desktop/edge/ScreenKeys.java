package io.chainkeeper.desktop.edge;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Keys of a screen that hold wherever the focus is, also in the rail beside it, as long as the screen is shown.
public final class ScreenKeys {
    private ScreenKeys() {}

    /// @param screen the root of the screen: its keys hold while it is part of a scene
    /// @param keys   told of what nobody else has used
    public static void listen(Node screen, EventHandler<KeyEvent> keys) {
        if (screen.getScene() != null) {
            screen.getScene().addEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
        screen.sceneProperty().addListener((_, before, now) -> move(before, now, keys));
    }

    private static void move(@Nullable Scene before, @Nullable Scene now, EventHandler<KeyEvent> keys) {
        if (before != null) {
            before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
        if (now != null) {
            now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
        }
    }
}
