package io.chainkeeper.desktop.doctor;

import io.chainkeeper.desktop.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes a card of findings that end in the same way.
final class FindingCards {
    private final Wording wording;

    FindingCards(Wording wording) {
        this.wording = wording;
    }

    VBox card(Findings findings) {
        List<Node> parts = new ArrayList<>();
        parts.add(new VBox(2, words(findings.title(), "heading"), words(findings.why(), "muted", "small")));
        for (LeftoverRow row : findings.rows()) {
            parts.add(new Separator());
            parts.add(row(row));
        }
        if (findings.more() > 0) {
            parts.add(new Separator());
            parts.add(words(wording.get("doctor.more", findings.more()), "muted"));
        }
        VBox card = new VBox();
        card.getStyleClass().add("card");
        card.getChildren().setAll(parts);
        return card;
    }

    private Node row(LeftoverRow row) {
        VBox texts = new VBox(4, words(row.what()));
        if (!row.since().isEmpty()) {
            texts.getChildren().add(words(row.since(), "muted", "small"));
        }
        if (!row.byHand()) {
            return texts;
        }
        texts.getChildren().add(words(row.steps(), "finding-steps"));
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        return new HBox(12, texts, copying(row));
    }

    /// Steps hold ids and addresses that nobody wants to type.
    private Button copying(LeftoverRow row) {
        Button copy = new Button();
        copy.setGraphic(new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("flat", "button-icon");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText(wording.get("doctor.copy.spoken", row.what()));
        copy.setTooltip(new Tooltip(wording.get("doctor.copy")));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(row.what() + "\n" + row.steps() + "\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        return copy;
    }

    private static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMnemonicParsing(false);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
