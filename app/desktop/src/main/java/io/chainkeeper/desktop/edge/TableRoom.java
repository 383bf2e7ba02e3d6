package io.chainkeeper.desktop.edge;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Shares a table's width among its columns: every head can be read whole in any language, and where there is no room
/// for all columns the least important ones step back.
public final class TableRoom {
    private static final Font HEAD = Font.font("Inter", 12);
    private static final double HEAD_PADDING = 26;
    private static final double AFTER_NUMBER_PADDING = 42;
    private static final double SCROLL_BAR = 16;

    private final TableView<?> table;
    private final List<? extends TableColumn<?, ?>> lesser;

    private TableRoom(TableView<?> table, List<? extends TableColumn<?, ?>> lesser) {
        this.table = table;
        this.lesser = List.copyOf(lesser);
    }

    /// @param table  with all its columns
    /// @param lesser the columns that may step back, the least important first; nobody else hides or shows these
    public static void share(TableView<?> table, List<? extends TableColumn<?, ?>> lesser) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().forEach(column -> column.setMinWidth(Math.max(column.getMinWidth(), headWidth(column))));
        TableRoom room = new TableRoom(table, lesser);
        table.widthProperty().subscribe(room::settle);
    }

    /// Keeps a column wide enough for the longest of some words.
    ///
    /// @param padding around the words, px
    public static void keep(TableColumn<?, ?> column, List<String> words, double padding) {
        double widest = words.stream().mapToDouble(TableRoom::width).max().orElse(0);
        column.setMinWidth(Math.max(column.getMinWidth(), Math.ceil(widest + padding)));
        column.setPrefWidth(Math.max(column.getPrefWidth(), column.getMinWidth()));
    }

    private void settle() {
        if (table.getWidth() <= 0) {
            return;
        }
        double missing = least() - table.getWidth() + SCROLL_BAR;
        for (TableColumn<?, ?> column : lesser) {
            boolean fits = missing <= 0;
            if (column.isVisible() != fits) {
                column.setVisible(fits);
            }
            missing -= column.getMinWidth();
        }
    }

    /// What all columns that are wanted need at least.
    private double least() {
        return table.getColumns().stream()
                .filter(column -> column.isVisible() || lesser.contains(column))
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
    }

    private static double headWidth(TableColumn<?, ?> column) {
        double padding = column.getStyleClass().contains("after-number") ? AFTER_NUMBER_PADDING : HEAD_PADDING;
        return Math.ceil(width(column.getText()) + padding);
    }

    private static double width(String words) {
        Text text = new Text(words);
        text.setFont(HEAD);
        return text.getLayoutBounds().getWidth();
    }
}
