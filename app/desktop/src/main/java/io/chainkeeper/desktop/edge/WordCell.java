package io.chainkeeper.desktop.edge;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A fact of a row in words. Where the column is too narrow for them, the tooltip has the whole.
///
/// @param <S> what a row of the table stands for
public final class WordCell<S> extends TableCell<S, S> {
    private static final double WIDEST_TIP = 480;
    private final Function<S, String> words;
    private final Tooltip whole = new Tooltip();

    /// @param words that a row is told with
    public WordCell(Function<S, String> words) {
        this.words = words;
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST_TIP);
        whole.textProperty().bind(textProperty());
        tooltipProperty().bind(textTruncatedProperty().map(cut -> cut ? whole : null));
    }

    @Override
    protected void updateItem(@Nullable S row, boolean empty) {
        super.updateItem(row, empty);
        setText(row == null || empty ? "" : words.apply(row));
    }
}
