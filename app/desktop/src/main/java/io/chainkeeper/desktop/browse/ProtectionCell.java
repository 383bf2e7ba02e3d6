package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Protection;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A VM's protection as a pill.
final class ProtectionCell extends TableCell<MachineRow, Protection> {
    private final Wording wording;
    private final FontIcon icon = new FontIcon();
    private final Label pill = new Label("", icon);

    ProtectionCell(Wording wording) {
        this.wording = wording;
    }

    @Override
    protected void updateItem(@Nullable Protection protection, boolean empty) {
        super.updateItem(protection, empty);
        if (protection == null || empty) {
            setGraphic(null);
            return;
        }
        dress(pill, icon, protection, wording);
        setGraphic(pill);
    }

    static void dress(Label pill, FontIcon icon, Protection protection, Wording wording) {
        icon.setIconLiteral(ProtectionLook.icon(protection));
        pill.setText(wording.get(ProtectionLook.key(protection)));
        pill.getStyleClass().setAll("label", "pill", ProtectionLook.style(protection));
    }
}
