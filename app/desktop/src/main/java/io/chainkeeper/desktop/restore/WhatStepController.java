package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.edge.ChoiceHeight;
import io.chainkeeper.desktop.edge.Shown;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Binds the page that asks for the whole VM or some disks.
public final class WhatStepController {
    private final WhatStepViewModel model;

    @FXML
    private ToggleGroup choices;

    @FXML
    private ToggleButton whole;

    @FXML
    private ToggleButton some;

    @FXML
    private VBox diskChoices;

    @FXML
    private Label missing;

    /// Shows a view model.
    public WhatStepController(WhatStepViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        ChoiceHeight.follow(whole);
        ChoiceHeight.follow(some);
        model.wholeProperty().subscribe(all -> choices.selectToggle(all ? whole : some));
        choices.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                choices.selectToggle(before);
            } else {
                model.wholeProperty().set(now == whole);
            }
        });
        model.disks().addListener((ListChangeListener<DiskChoice>) change -> {
            while (change.next()) {
                if (change.wasAdded() || change.wasRemoved()) {
                    showDisks();
                }
            }
        });
        showDisks();
        missing.textProperty().bind(model.missingProperty());
        Shown.when(missing, model.missingProperty().isNotEmpty());
    }

    private void showDisks() {
        diskChoices.getChildren().setAll(model.disks().stream().map(this::row).toList());
    }

    private HBox row(DiskChoice choice) {
        CheckBox box = new CheckBox(choice.disk().alias());
        box.setMnemonicParsing(false);
        box.selectedProperty().bindBidirectional(choice.wantedProperty());
        box.disableProperty().bind(model.wholeProperty());
        box.setAccessibleText(model.wording()
                .get("restore.disk.spoken", choice.disk().alias(), choice.disk().size()));
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        Label size = new Label(choice.disk().size());
        size.getStyleClass().add("muted");
        size.setMinWidth(HBox.USE_PREF_SIZE);
        HBox row = new HBox(12, box, size);
        row.getStyleClass().add("disk-row");
        if (diskChoices.getChildren().isEmpty() && model.disks().indexOf(choice) == 0) {
            row.getStyleClass().add("first");
        }
        return row;
    }
}
