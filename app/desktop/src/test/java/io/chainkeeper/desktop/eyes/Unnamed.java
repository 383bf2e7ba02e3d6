package io.chainkeeper.desktop.eyes;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;

/// Finds what can have the focus, but has no name that a screen reader could speak.
public final class Unnamed {
    private Unnamed() {}

    /// Every such node under a root.
    public static List<String> in(Parent root) {
        List<String> found = new ArrayList<>();
        look(root, found);
        return found;
    }

    private static void look(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane) && !named(node)) {
            found.add(node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass() + " under "
                    + (node.getParent() == null
                            ? ""
                            : node.getParent().getId() + " " + node.getParent().getStyleClass()));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
        }
    }

    /// The field in a spinner is told by the spinner's name.
    private static boolean named(Node node) {
        if (node.getParent() instanceof Spinner<?> spinner) {
            return named(spinner);
        }
        return told(node.getAccessibleText())
                || node instanceof Labeled labeled && told(labeled.getText())
                || node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) != null;
    }

    private static boolean told(String text) {
        return text != null && !text.isBlank();
    }
}
