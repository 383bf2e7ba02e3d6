package io.chainkeeper.desktop.kept;

import io.chainkeeper.desktop.edge.WordCell;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/// Fills the columns that every table of points has: sorted by what is meant, shown in words.
///
/// @param time        when it was taken
/// @param kind        full or incremental
/// @param stored      what it costs
/// @param size        of its disks
/// @param consistency what is promised
public record PointColumns(
        TableColumn<PointRow, PointRow> time,
        TableColumn<PointRow, PointRow> kind,
        TableColumn<PointRow, PointRow> stored,
        TableColumn<PointRow, PointRow> size,
        TableColumn<PointRow, PointRow> consistency) {

    /// Binds them.
    public void fill() {
        column(time, PointRow::time, Comparator.comparing(PointRow::takenAt));
        column(kind, PointRow::kind, Comparator.comparing(PointRow::kind));
        column(stored, PointRow::stored, Comparator.comparingLong(PointRow::storedBytes));
        column(size, PointRow::size, Comparator.comparingLong(PointRow::sizeBytes));
        column(consistency, PointRow::consistency, Comparator.comparing(PointRow::consistency));
    }

    private static void column(
            TableColumn<PointRow, PointRow> column, Function<PointRow, String> words, Comparator<PointRow> order) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
        column.setCellFactory(_ -> new WordCell<>(words));
    }
}
