package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A VM's name behind the dot that tells its state.
final class NameCell extends TableCell<MachineRow, MachineRow> {
    private final Wording wording;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final HBox box = new HBox(9, dot, name);
    private final Tooltip tip = new Tooltip();
    private @Nullable Presence dressed;

    NameCell(Wording wording) {
        this.wording = wording;
        box.setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(@Nullable MachineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        name.setText(row.name());
        if (row.presence() != dressed) {
            dressed = row.presence();
            dot.getStyleClass().setAll("state-dot", row.presence().code());
        }
        tip.setText(wording.get(
                "machines.name.tip",
                row.name(),
                wording.get("state." + row.presence().code())));
        setTooltip(tip);
        setGraphic(box);
    }
}
