package io.chainkeeper.desktop.connect;

import io.chainkeeper.desktop.edge.FolderChooser;
import io.chainkeeper.desktop.edge.Shown;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Binds the three doors.
public final class WelcomeController {
    private final WelcomeViewModel model;
    private final FolderChooser chooser;
    private final Runnable openConnect;

    @FXML
    private Button connectDoor;

    @FXML
    private Button repositoryDoor;

    @FXML
    private Button labDoor;

    @FXML
    private HBox waiting;

    @FXML
    private Label waitingText;

    @FXML
    private HBox trouble;

    @FXML
    private Label troubleText;

    /// @param chooser     asks for the repository's folder
    /// @param openConnect shows the form for an engine
    public WelcomeController(WelcomeViewModel model, FolderChooser chooser, Runnable openConnect) {
        this.model = model;
        this.chooser = chooser;
        this.openConnect = openConnect;
    }

    @FXML
    private void initialize() {
        connectDoor.setOnAction(_ -> openConnect.run());
        repositoryDoor.setOnAction(_ ->
                chooser.choose(model.wording().get("welcome.repository.choose")).ifPresent(model::openRepository));
        labDoor.setOnAction(_ -> model.openLab());
        var busy = model.waitingProperty().isNotEmpty();
        connectDoor.disableProperty().bind(busy);
        repositoryDoor.disableProperty().bind(busy);
        labDoor.disableProperty().bind(busy);
        waitingText.textProperty().bind(model.waitingProperty());
        waiting.visibleProperty().bind(busy);
        troubleText.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
    }
}
