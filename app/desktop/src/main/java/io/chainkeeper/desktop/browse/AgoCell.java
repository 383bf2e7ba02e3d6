package io.chainkeeper.desktop.browse;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// When the last point was taken, as an age.
final class AgoCell extends TableCell<MachineRow, MachineRow> {
    AgoCell() {
        getStyleClass().add("muted");
    }

    @Override
    protected void updateItem(@Nullable MachineRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(row == null || empty ? null : row.ago());
    }
}
