package io.chainkeeper.desktop.eyes;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;

/// Finds what a person cannot read whole: texts that end in dots because there was no room, and texts that stick out
/// of the window where nothing scrolls.
///
/// A name from outside may be of any length: where it is shortened, its tooltip must tell the whole of it.
public final class CutTexts {
    private static final double SLACK = 1;

    private CutTexts() {}

    /// Every cut text under a root that has been laid out, with where it is.
    public static List<String> in(Parent root) {
        List<String> cut = new ArrayList<>();
        look(root, root, cut);
        return cut;
    }

    private static void look(Node node, Parent root, List<String> cut) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            if (shortened(labeled) && !toldWhole(labeled)) {
                cut.add("shortened: " + told(labeled));
            } else if (sticksOut(labeled, root)) {
                cut.add("sticks out: " + told(labeled));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, root, cut));
        }
    }

    private static boolean shortened(Labeled labeled) {
        return labeled.getWidth() > 0 && labeled.isTextTruncated();
    }

    /// By a tooltip of its own, or of the cell that it is in.
    private static boolean toldWhole(Labeled labeled) {
        for (Node here = labeled; here != null; here = here.getParent()) {
            if (here instanceof Control control && control.getTooltip() != null) {
                return true;
            }
            if (here instanceof Cell<?>) {
                return false;
            }
        }
        return false;
    }

    private static boolean sticksOut(Labeled labeled, Parent root) {
        for (Node above = labeled; above != null; above = above.getParent()) {
            if (above instanceof ScrollPane || above instanceof VirtualFlow<?>) {
                return false;
            }
        }
        Bounds here = labeled.localToScene(labeled.getLayoutBounds());
        Bounds window = root.localToScene(root.getLayoutBounds());
        return here.getWidth() > 0
                && (here.getMinX() < window.getMinX() - SLACK
                        || here.getMaxX() > window.getMaxX() + SLACK
                        || here.getMaxY() > window.getMaxY() + SLACK);
    }

    private static String told(Labeled labeled) {
        return "“" + labeled.getText() + "” (" + labeled.getClass().getSimpleName() + " #" + labeled.getId() + " "
                + labeled.getStyleClass() + ", " + Math.round(labeled.getWidth()) + " px, under " + parents(labeled)
                + ")";
    }

    private static String parents(Node node) {
        StringBuilder path = new StringBuilder();
        Node above = node.getParent();
        for (int i = 0; i < 4 && above != null; i++, above = above.getParent()) {
            path.append(above.getId() == null ? above.getStyleClass() : "#" + above.getId())
                    .append(" < ");
        }
        return path.toString();
    }
}
