package io.chainkeeper.desktop.browse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Keeps the table's selection and the list's choice the same, and both through every exchange of the rows.
///
/// A table remembers places, not things: after new rows came in, another VM would be selected.
final class TableChoice {
    private final MachinesViewModel model;
    private final TableView<MachineRow> table;
    private final SortedList<MachineRow> sorted;
    private boolean restoring;
    private @Nullable UUID focused;

    TableChoice(MachinesViewModel model, TableView<MachineRow> table) {
        this.model = model;
        this.table = table;
        this.sorted = new SortedList<>(model.shown());
    }

    void bind() {
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        var selection = table.getSelectionModel();
        selection.setSelectionMode(SelectionMode.MULTIPLE);
        selection.getSelectedItems().addListener((ListChangeListener<MachineRow>) _ -> chosen());
        table.getFocusModel().focusedItemProperty().subscribe(row -> {
            if (row != null && !model.changing() && !restoring) {
                focused = row.id();
            }
        });
        model.whenReplaced(this::restore);
        model.selectedProperty().subscribe(this::reveal);
    }

    private void chosen() {
        if (model.changing() || restoring) {
            return;
        }
        Set<UUID> now = table.getSelectionModel().getSelectedItems().stream()
                .filter(java.util.Objects::nonNull)
                .map(MachineRow::id)
                .collect(Collectors.toCollection(HashSet::new));
        model.choose(now);
        if (model.selectedProperty().get() != null && now.size() == 1) {
            model.selectedProperty().set(now.iterator().next());
        }
    }

    private void restore() {
        restoring = true;
        try {
            Map<UUID, Integer> places = places(sorted);
            var selection = table.getSelectionModel();
            selection.clearSelection();
            int[] chosen = model.chosenProperty().get().stream()
                    .map(places::get)
                    .filter(java.util.Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            if (chosen.length > 0) {
                selection.selectIndices(chosen[0], chosen);
            }
            Integer place = focused == null ? null : places.get(focused);
            if (place != null) {
                table.getFocusModel().focus(place);
            }
        } finally {
            restoring = false;
        }
    }

    private static Map<UUID, Integer> places(List<MachineRow> rows) {
        Map<UUID, Integer> places = HashMap.newHashMap(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
        return places;
    }

    /// The VM whose page was opened from elsewhere is selected and scrolled to, but only when it must be: rows that
    /// jump under the mouse are hit wrongly.
    private void reveal(@Nullable UUID vm) {
        Integer place = vm == null ? null : places(sorted).get(vm);
        if (place == null || table.getSelectionModel().isSelected(place)) {
            return;
        }
        table.getSelectionModel().clearAndSelect(place);
        double rowsInSight = table.getHeight() / table.getFixedCellSize() - 2;
        if (place > rowsInSight) {
            table.scrollTo(Math.max(0, place - 3));
        }
    }
}
