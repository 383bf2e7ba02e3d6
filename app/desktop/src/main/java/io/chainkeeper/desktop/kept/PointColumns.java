package io.chainkeeper.desktop.kept;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// Fills the columns that every table of points has: sorted by what is meant, shown in words.
///
/// @param time        when it was taken
/// @param kind        full or incremental
/// @param stored      what it costs
/// @param size        of its disks
/// @param consistency what is promised
public record PointColumns(
        TableColumn<PointRow, PointRow> time,
        TableColumn<PointRow, String> kind,
        TableColumn<PointRow, PointRow> stored,
        TableColumn<PointRow, PointRow> size,
        TableColumn<PointRow, String> consistency) {

    /// Binds them.
    public void fill() {
        column(time, PointRow::time, Comparator.comparing(PointRow::takenAt));
        column(stored, PointRow::stored, Comparator.comparingLong(PointRow::storedBytes));
        column(size, PointRow::size, Comparator.comparingLong(PointRow::sizeBytes));
        kind.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().kind()));
        consistency.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().consistency()));
    }

    private static void column(
            TableColumn<PointRow, PointRow> column, Function<PointRow, String> words, Comparator<PointRow> order) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable PointRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(row == null || empty ? null : words.apply(row));
            }
        });
    }
}
