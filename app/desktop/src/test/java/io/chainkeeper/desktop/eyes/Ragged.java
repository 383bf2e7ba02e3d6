package io.chainkeeper.desktop.eyes;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;

/// Finds heads of table columns that do not stand over what is in the column.
public final class Ragged {
    /// Less than anybody sees, in pixels: what layouts round.
    private static final double SLACK = 0.5;

    private Ragged() {}

    /// Every such column under a root.
    public static List<String> in(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node table : root.lookupAll(".table-view")) {
            if (table instanceof TableView<?> view && view.isVisible()) {
                look(view, found);
            }
        }
        return found;
    }

    private static void look(TableView<?> table, List<String> found) {
        List<TableCell<?, ?>> cells = new ArrayList<>();
        for (Node node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell && !cell.isEmpty() && cell.isVisible()) {
                cells.add(cell);
            }
        }
        for (Node node : table.lookupAll(".column-header")) {
            if (node instanceof TableColumnHeader header
                    && header.isVisible()
                    && header.lookup(".label") instanceof Label head
                    && !head.getText().isEmpty()) {
                cells.stream()
                        .filter(cell -> cell.getTableColumn() == header.getTableColumn())
                        .findFirst()
                        .filter(cell -> Math.abs(edge(head, cell) - edge(cell, cell)) > SLACK)
                        .ifPresent(cell -> found.add("“" + head.getText() + "” stands at " + edge(head, cell)
                                + ", and what is under it at " + edge(cell, cell)));
            }
        }
    }

    /// Where a text begins, or ends if the cell has it at its end.
    private static double edge(Labeled text, TableCell<?, ?> cell) {
        Insets insets = text.getInsets();
        Bounds bounds = text.getLayoutBounds();
        boolean ends = cell.getAlignment().getHpos() == HPos.RIGHT;
        double inside = ends ? bounds.getMaxX() - insets.getRight() : bounds.getMinX() + insets.getLeft();
        return text.localToScene(inside, 0).getX();
    }
}
