package io.chainkeeper.desktop.passwords;

import io.chainkeeper.desktop.edge.Views;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Window;

/// A passphrase is asked for above the window. Enter goes on, Escape leaves everything as it is.
public final class PassphraseDialog {
    private PassphraseDialog() {}

    /// Asks, and comes back at once.
    ///
    /// @param owner below which nothing can be done meanwhile
    /// @param then  is done after a passphrase was taken
    public static void ask(Window owner, Views views, PassphraseViewModel model, Runnable then) {
        String key = "passwords.dialog." + model.purpose().name();
        var controller = new PassphraseController(model);
        var go = new ButtonType(model.wording().get(key + ".go"), ButtonBar.ButtonData.OK_DONE);
        var leave = new ButtonType(model.wording().get(key + ".leave"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(model.wording().get("passwords.dialog.title"));
        dialog.setHeaderText(model.wording().get(key));
        dialog.setResizable(true);
        dress(dialog.getDialogPane(), owner, go, leave);
        dialog.getDialogPane().setContent(views.load("passphrase", controller));
        if (dialog.getDialogPane().lookupButton(go) instanceof Button button) {
            button.disableProperty().bind(model.missingProperty().isNotEmpty().or(model.workingProperty()));
            // Pressed, it stays open until the passphrase was taken.
            button.addEventFilter(ActionEvent.ACTION, pressed -> {
                pressed.consume();
                model.go();
            });
        }
        model.doneProperty().subscribe(done -> {
            if (done) {
                dialog.close();
                then.run();
            }
        });
        // What is told after a refusal needs room of its own.
        model.troubleProperty()
                .subscribe(_ -> Platform.runLater(() -> {
                    if (dialog.isShowing()) {
                        dialog.getDialogPane().getScene().getWindow().sizeToScene();
                    }
                }));
        dialog.setOnShown(_ -> controller.begin());
        dialog.show();
    }

    private static void dress(DialogPane pane, Window owner, ButtonType... buttons) {
        pane.getStyleClass().addAll("question", "passphrase");
        pane.getStylesheets().addAll(owner.getScene().getStylesheets());
        pane.getButtonTypes().setAll(buttons);
        for (ButtonType each : buttons) {
            if (pane.lookupButton(each) instanceof Region button) {
                ButtonBar.setButtonUniformSize(button, false);
                button.setMinWidth(Region.USE_PREF_SIZE);
                button.setId("passphrase" + each.getButtonData());
            }
        }
    }
}
