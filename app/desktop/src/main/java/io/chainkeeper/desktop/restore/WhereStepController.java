package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.ChoiceHeight;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Binds the page that asks for the destination.
public final class WhereStepController {
    private final WhereStepViewModel model;

    @FXML
    private ToggleGroup destinations;

    @FXML
    private ToggleButton toVm;

    @FXML
    private ToggleButton toExisting;

    @FXML
    private ToggleButton toFiles;

    @FXML
    private HBox noEngine;

    /// Shows a view model.
    public WhereStepController(WhereStepViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Map<Destination, ToggleButton> doors =
                Map.of(Destination.NEW_VM, toVm, Destination.EXISTING_VM, toExisting, Destination.FILES, toFiles);
        doors.forEach((which, door) -> {
            door.setUserData(which);
            ChoiceHeight.follow(door);
            door.setDisable(!model.possible(which));
        });
        noEngine.setVisible(!model.possible(Destination.NEW_VM));
        noEngine.setManaged(!model.possible(Destination.NEW_VM));
        model.destinationProperty().subscribe(which -> destinations.selectToggle(doors.get(which)));
        destinations.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                destinations.selectToggle(before);
            } else if (now.getUserData() instanceof Destination chosen) {
                model.destinationProperty().set(chosen);
            }
        });
    }
}
