package io.chainkeeper.desktop.passwords;

import io.chainkeeper.desktop.edge.Shown;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds the fields of a passphrase.
public final class PassphraseController {
    private final PassphraseViewModel model;

    @FXML
    private Label why;

    @FXML
    private VBox presentPart;

    @FXML
    private PasswordField present;

    @FXML
    private VBox newPart;

    @FXML
    private PasswordField chosen;

    @FXML
    private PasswordField again;

    @FXML
    private Label missing;

    @FXML
    private ProgressIndicator working;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    /// @param model decides
    public PassphraseController(PassphraseViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        var purpose = model.purpose();
        why.setText(model.wording().get("passwords.why." + purpose.name()));
        Shown.when(presentPart, new SimpleBooleanProperty(purpose.asksForPresent()));
        Shown.when(newPart, new SimpleBooleanProperty(purpose.asksForNew()));
        present.textProperty().bindBidirectional(model.presentProperty());
        chosen.textProperty().bindBidirectional(model.chosenProperty());
        again.textProperty().bindBidirectional(model.againProperty());
        for (PasswordField each : new PasswordField[] {present, chosen, again}) {
            // Disabled, they would give the keyboard to a button, which takes what is typed on for being pressed.
            each.editableProperty().bind(model.workingProperty().not());
        }
        missing.textProperty().bind(model.missingProperty());
        Shown.when(working, model.workingProperty());
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        // Who was refused types again, at once.
        model.troubleProperty().subscribe(text -> {
            if (!text.isEmpty()) {
                begin();
            }
        });
    }

    /// Puts the keyboard where typing begins.
    void begin() {
        (model.purpose().asksForPresent() ? present : chosen).requestFocus();
    }
}
