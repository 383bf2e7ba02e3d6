package io.chainkeeper.desktop.schedules;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A VM or a disk with a box to tick; the space bar ticks the row that has the keyboard.
final class ChoiceCell extends ListCell<VmChoice> {
    private final CheckBox box = new CheckBox();
    private final Label facts = new Label();
    private final HBox row = new HBox(12, box, facts);
    private final Tooltip tip = new Tooltip();
    private @Nullable BooleanProperty bound;

    ChoiceCell() {
        row.getStyleClass().add("row");
        box.setMnemonicParsing(false);
        box.setFocusTraversable(false);
        box.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        box.setMinWidth(0);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        facts.getStyleClass().addAll("muted", "small");
        facts.setMinWidth(Region.USE_PREF_SIZE);
        // A row as wide as the list: a long name is cut in its middle, and nothing scrolls sideways.
        setPrefWidth(0);
        listViewProperty().subscribe(list -> {
            if (list != null) {
                list.addEventHandler(KeyEvent.KEY_PRESSED, this::tick);
            }
        });
    }

    private void tick(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE && isFocused() && getItem() != null) {
            getItem().inProperty().set(!getItem().inProperty().get());
            key.consume();
        }
    }

    @Override
    protected void updateItem(@Nullable VmChoice choice, boolean empty) {
        super.updateItem(choice, empty);
        if (bound != null) {
            box.selectedProperty().unbindBidirectional(bound);
            bound = null;
        }
        if (choice == null || empty) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        box.setText(choice.name());
        facts.setText(choice.facts());
        tip.setText(choice.name());
        setTooltip(tip);
        setAccessibleText(choice.name());
        bound = choice.inProperty();
        box.selectedProperty().bindBidirectional(bound);
        setGraphic(row);
    }
}
