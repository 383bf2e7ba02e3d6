package io.chainkeeper.desktop.overview;

import io.chainkeeper.desktop.wording.Wording;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of what needs attention: a sign, a sentence, a button, and a way to say that it was seen.
final class AttentionRow extends HBox {
    /// @param act  does what the button says
    /// @param seen acknowledges it
    AttentionRow(AttentionLine line, Wording wording, Runnable act, Runnable seen) {
        getStyleClass().addAll("attention-row", line.style());
        Label sentence = new Label(line.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button button = new Button(line.button());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(wording.get("overview.deed.spoken", line.button(), line.sentence()));
        button.setOnAction(_ -> act.run());
        getChildren().addAll(new FontIcon(line.icon()), sentence, button);
        if (line.what().acknowledged()) {
            getStyleClass().add("seen");
        } else {
            getChildren().add(seen(line, wording, seen));
        }
    }

    private static Button seen(AttentionLine line, Wording wording, Runnable seen) {
        Button button = new Button("", new FontIcon("fth-check"));
        button.getStyleClass().addAll("flat", "button-icon", "seen-button");
        button.setAccessibleText(wording.get("overview.seen", line.sentence()));
        button.setTooltip(new Tooltip(wording.get("overview.seen.short")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> seen.run());
        return button;
    }
}
