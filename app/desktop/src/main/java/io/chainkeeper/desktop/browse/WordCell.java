package io.chainkeeper.desktop.browse;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A fact of a row in words, with a tooltip for what does not fit.
final class WordCell extends TableCell<MachineRow, MachineRow> {
    private final Function<MachineRow, String> words;
    private final Tooltip tip = new Tooltip();

    WordCell(Function<MachineRow, String> words) {
        this.words = words;
        getStyleClass().add("muted");
    }

    @Override
    protected void updateItem(@Nullable MachineRow row, boolean empty) {
        super.updateItem(row, empty);
        String text = row == null || empty ? "" : words.apply(row);
        setText(text);
        tip.setText(text);
        setTooltip(text.isEmpty() ? null : tip);
    }
}
