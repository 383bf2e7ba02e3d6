package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.WordCell;
import io.chainkeeper.desktop.wording.Wording;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.util.Callback;

/// What stands in each column of the list of VMs, and how a click on its head sorts.
final class MachineColumns {
    private final Wording wording;

    MachineColumns(Wording wording) {
        this.wording = wording;
    }

    /// @param columns name, protection, plan, last point, next run, points, size, cluster
    void fill(List<TableColumn<MachineRow, MachineRow>> columns) {
        Comparator<String> words = String.CASE_INSENSITIVE_ORDER;
        fill(columns.get(0), _ -> new NameCell(wording), Comparator.comparing(MachineRow::name, words));
        fill(columns.get(1), _ -> new ProtectionCell(wording), MachineRow.BY_WORRY);
        fill(
                columns.get(2),
                _ -> new WordCell<>(MachineColumns::plan),
                Comparator.comparing(MachineColumns::plan, words));
        fill(
                columns.get(3),
                _ -> new WordCell<>(MachineRow::ago),
                Comparator.comparing(row -> row.lastPoint().orElse(Instant.MIN)));
        fill(columns.get(4), _ -> new WordCell<>(MachineRow::next), Comparator.comparing(MachineColumns::next));
        fill(
                columns.get(5),
                _ -> new WordCell<>(row -> String.valueOf(row.points())),
                Comparator.comparingInt(MachineRow::points));
        fill(columns.get(6), _ -> new WordCell<>(MachineRow::size), Comparator.comparingLong(MachineRow::bytes));
        fill(
                columns.get(7),
                _ -> new WordCell<>(MachineRow::cluster),
                Comparator.comparing(MachineRow::cluster, words));
    }

    private static String plan(MachineRow row) {
        return row.plan().words();
    }

    private static Instant next(MachineRow row) {
        return row.plan().next().orElse(Instant.MAX);
    }

    private static void fill(
            TableColumn<MachineRow, MachineRow> column,
            Callback<TableColumn<MachineRow, MachineRow>, TableCell<MachineRow, MachineRow>> cells,
            Comparator<MachineRow> order) {
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cells);
        column.setComparator(order);
    }
}
