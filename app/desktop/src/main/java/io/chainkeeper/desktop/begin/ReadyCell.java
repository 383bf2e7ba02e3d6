package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.wording.Wording;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A VM with a box to tick and with how ready it is.
final class ReadyCell extends ListCell<ReadyVm> {
    private final Wording wording;
    private final CheckBox box = new CheckBox();
    private final Label name = new Label();
    private final Label words = new Label();
    private final Label pill = new Label();
    private final HBox row;
    private final Tooltip tip = new Tooltip();
    private @Nullable BooleanProperty bound;

    ReadyCell(Wording wording) {
        this.wording = wording;
        name.getStyleClass().add("strong");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        words.getStyleClass().addAll("muted", "small");
        VBox told = new VBox(2, name, words);
        told.setMinWidth(0);
        told.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(told, Priority.ALWAYS);
        pill.setMinWidth(Region.USE_PREF_SIZE);
        box.setFocusTraversable(false);
        row = new HBox(12, box, told, pill);
        row.getStyleClass().add("row");
        setPrefWidth(0);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
    }

    @Override
    protected void updateItem(@Nullable ReadyVm vm, boolean empty) {
        super.updateItem(vm, empty);
        if (bound != null) {
            box.selectedProperty().unbindBidirectional(bound);
            bound = null;
        }
        if (vm == null || empty) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        name.setText(vm.name());
        words.setText(vm.words());
        tip.setText(wording.get("begin.tip", vm.name(), vm.words()));
        setTooltip(tip);
        pill.setText(wording.get("begin.level." + vm.level().code()));
        pill.getStyleClass().setAll("label", "pill", style(vm.level()));
        box.setDisable(vm.level() == ReadyVm.Level.BLOCKED);
        bound = vm.inProperty();
        box.selectedProperty().bindBidirectional(bound);
        setAccessibleText(wording.get("begin.spoken", vm.name(), pill.getText(), vm.words()));
        setGraphic(row);
    }

    private static String style(ReadyVm.Level level) {
        return switch (level) {
            case READY -> "ok";
            case WORRY -> "warn";
            case BLOCKED -> "alarm";
        };
    }
}
