package io.chainkeeper.desktop.stores;

import io.chainkeeper.desktop.edge.Shown;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Lists the repositories that are not open, each with a way to open it.
public final class OtherStoresController {
    private final OtherStoresViewModel model;

    @FXML
    private VBox card;

    @FXML
    private VBox rows;

    /// Binds to the connections that are kept.
    public OtherStoresController(OtherStoresViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Shown.when(card, model.othersProperty().map(others -> !others.isEmpty()));
        model.othersProperty().subscribe(this::show);
    }

    private void show(List<OtherStoresViewModel.Other> others) {
        rows.getChildren().setAll(others.stream().map(this::row).toList());
    }

    private HBox row(OtherStoresViewModel.Other other) {
        Label name = new Label(other.name());
        name.getStyleClass().add("strong");
        Label where = new Label(other.where());
        where.getStyleClass().addAll("muted", "small");
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        VBox words = new VBox(name, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button open = new Button(model.wording().get("repositories.others.open"));
        open.setAccessibleText(model.wording().get("repositories.others.open.spoken", other.name()));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(_ -> model.open(other));
        HBox row = new HBox(words, open);
        row.getStyleClass().add("row");
        return row;
    }
}
