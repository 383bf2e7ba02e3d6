package io.chainkeeper.desktop.passwords;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.edge.Views;
import io.chainkeeper.desktop.passwords.PassphraseViewModel.Purpose;
import io.chainkeeper.jobs.settings.SealedSecrets.State;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Binds where passwords are kept.
public final class PasswordsController {
    private final PasswordsViewModel model;
    private final Views views;

    @FXML
    private VBox page;

    @FXML
    private Label place;

    @FXML
    private Button open;

    @FXML
    private Button make;

    @FXML
    private Button change;

    @FXML
    private Button close;

    @FXML
    private Button remove;

    @FXML
    private VBox sure;

    @FXML
    private Button removeNow;

    @FXML
    private Button keep;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    /// @param model decides
    /// @param views of the dialogues
    public PasswordsController(PasswordsViewModel model, Views views) {
        this.model = model;
        this.views = views;
    }

    @FXML
    private void initialize() {
        place.textProperty()
                .bind(model.nowProperty().map(now -> now.map(model::words).orElse("")));
        asks(open, Purpose.OPEN, State.CLOSED);
        asks(make, Purpose.MAKE, State.NONE);
        asks(change, Purpose.CHANGE, State.OPEN);
        Shown.when(close, is(State.OPEN));
        close.setOnAction(_ -> model.close());
        sure.setVisible(false);
        sure.managedProperty().bind(sure.visibleProperty());
        Shown.when(remove, is(State.NONE).map(none -> !none));
        remove.setOnAction(_ -> {
            sure.setVisible(true);
            keep.requestFocus();
        });
        keep.setOnAction(_ -> sure.setVisible(false));
        removeNow.setOnAction(_ -> model.remove());
        model.nowProperty().subscribe(_ -> sure.setVisible(false));
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        page.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    private void asks(Button button, Purpose purpose, State when) {
        Shown.when(button, is(when));
        button.setOnAction(_ ->
                PassphraseDialog.ask(page.getScene().getWindow(), views, model.passphrase(purpose), model::refresh));
    }

    private ObservableValue<Boolean> is(State state) {
        return model.nowProperty()
                .map(now -> now.map(PasswordsViewModel.Now::file).equals(Optional.of(state)));
    }
}
