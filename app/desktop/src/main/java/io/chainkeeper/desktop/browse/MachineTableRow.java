package io.chainkeeper.desktop.browse;

import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A row that a screen reader can say, and that opens its VM's page when clicked twice.
final class MachineTableRow extends TableRow<MachineRow> {
    private final MachinesViewModel model;

    MachineTableRow(MachinesViewModel model) {
        this.model = model;
        setOnMouseClicked(this::clicked);
    }

    private void clicked(MouseEvent click) {
        MachineRow row = getItem();
        if (row != null && click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
            model.selectedProperty().set(row.id());
        }
    }

    @Override
    protected void updateItem(@Nullable MachineRow row, boolean empty) {
        super.updateItem(row, empty);
        setAccessibleText(row == null || empty ? null : row.spoken());
    }
}
