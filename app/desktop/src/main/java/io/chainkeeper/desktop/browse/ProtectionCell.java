package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Protection;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A VM's protection as a pill.
final class ProtectionCell extends TableCell<MachineRow, MachineRow> {
    private final Wording wording;
    private final FontIcon icon = new FontIcon();
    private final Label pill = new Label("", icon);
    private final Tooltip tip = new Tooltip();
    private @Nullable Protection dressed;

    ProtectionCell(Wording wording) {
        this.wording = wording;
        tip.setWrapText(true);
        tip.setMaxWidth(360);
    }

    @Override
    protected void updateItem(@Nullable MachineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        // Rows of one protection stand together: dressing anew only what changed spares styling.
        if (row.protection() != dressed) {
            dressed = row.protection();
            dress(pill, icon, row.protection(), wording);
        }
        tip.setText(row.why());
        setTooltip(tip);
        setGraphic(pill);
    }

    static void dress(Label pill, FontIcon icon, Protection protection, Wording wording) {
        icon.setIconLiteral(ProtectionLook.icon(protection));
        pill.setText(wording.get(ProtectionLook.key(protection)));
        pill.getStyleClass().setAll("label", "pill", ProtectionLook.style(protection));
    }
}
