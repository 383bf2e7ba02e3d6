package io.chainkeeper.desktop.edge;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;

/// Lets no caret blink where nobody types.
///
/// A field that is left by a key starts to blink anew when it has lost the focus already, unseen and without end. While
/// anything is animated JavaFX prepares a picture at each of its ticks, which is most of what an idle window costs.
public final class Carets {
    private Carets() {}

    /// Watches who has the focus in a scene.
    public static void restIn(Scene scene) {
        scene.focusOwnerProperty().subscribe((left, _) -> {
            if (left != null) {
                Platform.runLater(() -> rest(left)); // when the key that led away has done all that it does
            }
        });
    }

    private static void rest(Node left) {
        if (left instanceof TextInputControl field
                && !field.isFocused()
                && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(false);
        }
    }
}
