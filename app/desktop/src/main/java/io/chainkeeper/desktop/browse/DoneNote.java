package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.wording.Wording;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what was done, and offers to take it back.
final class DoneNote extends HBox {
    private final Label text = new Label();
    private final FontIcon icon = new FontIcon("fth-check");
    private final Button undo = new Button();

    DoneNote(MachineVerbs verbs, Wording wording) {
        getStyleClass().add("note");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        undo.setText(wording.get("machines.undo"));
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setId("undo");
        undo.setOnAction(_ -> verbs.undo());
        Button dismiss = new Button(null, new FontIcon("fth-x"));
        dismiss.getStyleClass().addAll("flat", "button-icon");
        dismiss.setAccessibleText(wording.get("machines.dismiss"));
        dismiss.setOnAction(_ -> verbs.dismiss());
        getChildren().addAll(icon, text, undo, dismiss);
        verbs.doneProperty().subscribe(done -> done.ifPresent(this::say));
        Shown.when(this, verbs.doneProperty().map(Optional::isPresent));
    }

    private void say(MachineVerbs.Done done) {
        text.setText(done.sentence());
        icon.setIconLiteral(done.good() ? "fth-check" : "fth-alert-circle");
        getStyleClass().removeAll("ok", "warn");
        getStyleClass().add(done.good() ? "ok" : "warn");
        undo.setVisible(!done.undo().isEmpty());
        undo.setManaged(!done.undo().isEmpty());
    }
}
