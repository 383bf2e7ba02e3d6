package io.chainkeeper.desktop.restore;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import org.jspecify.annotations.Nullable;

/// Finds where the keyboard begins on a page.
final class FirstStop {
    private FirstStop() {}

    /// Gives the focus to the first control that can have it; where a page begins with choices, to the chosen one.
    ///
    /// @return whether there is one
    static boolean focus(Node page) {
        Node first = first(page);
        if (first == null) {
            return false;
        }
        Node chosen = chosenBeside(first);
        (chosen == null ? first : chosen).requestFocus();
        return true;
    }

    private static @Nullable Node chosenBeside(Node first) {
        return first instanceof Toggle toggle
                        && toggle.getToggleGroup() != null
                        && toggle.getToggleGroup().getSelectedToggle() instanceof Node chosen
                        && !chosen.isDisabled()
                ? chosen
                : null;
    }

    private static @Nullable Node first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        boolean scrolls = node instanceof ScrollPane;
        if (node.isFocusTraversable() && !scrolls) {
            return node;
        }
        if (scrolls && ((ScrollPane) node).getContent() != null) {
            return first(((ScrollPane) node).getContent());
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = first(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
