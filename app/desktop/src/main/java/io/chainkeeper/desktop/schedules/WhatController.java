package io.chainkeeper.desktop.schedules;

import atlantafx.base.controls.CustomTextField;
import io.chainkeeper.desktop.edge.Shown;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Binds the choice of a plan's VMs.
public final class WhatController {
    private static final double ROW = 32;
    private final WhatViewModel model;
    private final Coverage coverage;

    @FXML
    private RadioButton chosen;

    @FXML
    private RadioButton rule;

    @FXML
    private VBox choosing;

    @FXML
    private CustomTextField search;

    @FXML
    private ListView<VmChoice> vms;

    @FXML
    private GridPane ruling;

    @FXML
    private ComboBox<String> tag;

    @FXML
    private ComboBox<String> cluster;

    @FXML
    private TextField pattern;

    @FXML
    private Label covers;

    /// @param coverage says what it comes to
    public WhatController(WhatViewModel model, Coverage coverage) {
        this.model = model;
        this.coverage = coverage;
    }

    @FXML
    private void initialize() {
        rule.selectedProperty().bindBidirectional(model.byRuleProperty());
        model.byRuleProperty().subscribe(by -> chosen.setSelected(!by));
        Shown.when(choosing, model.byRuleProperty().not());
        Shown.when(ruling, model.byRuleProperty());
        search.textProperty().bindBidirectional(model.searchProperty());
        vms.setItems(model.found());
        vms.setFixedCellSize(ROW);
        vms.setCellFactory(_ -> new ChoiceCell());
        Label none = new Label(model.wording().get("schedules.what.none-found"));
        none.getStyleClass().add("muted");
        vms.setPlaceholder(none);
        tag.setItems(model.tags());
        tag.getEditor().textProperty().bindBidirectional(model.tagProperty());
        cluster.setItems(model.clusters());
        cluster.getEditor().textProperty().bindBidirectional(model.clusterProperty());
        pattern.textProperty().bindBidirectional(model.patternProperty());
        covers.textProperty().bind(coverage.sentenceProperty());
    }
}
