package io.chainkeeper.desktop.restore;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;

/// Finds where the keyboard begins on a page.
final class FirstStop {
    private FirstStop() {}

    /// Gives the focus to the first control that can have it; among choices, to the chosen one.
    static void focus(Node page) {
        Node first = first(page, true);
        Node stop = first == null ? first(page, false) : first;
        if (stop != null) {
            stop.requestFocus();
        }
    }

    private static @org.jspecify.annotations.Nullable Node first(Node node, boolean chosen) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        boolean scrolls = node instanceof ScrollPane;
        if (node.isFocusTraversable() && !scrolls && (!chosen || node instanceof ToggleButton t && t.isSelected())) {
            return node;
        }
        if (scrolls && ((ScrollPane) node).getContent() != null) {
            return first(((ScrollPane) node).getContent(), chosen);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = first(child, chosen);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
