package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.edge.Shown;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Binds the list of connections.
public final class ConnectionsController {
    private final ConnectionsViewModel model;

    @FXML
    private VBox rows;

    @FXML
    private VBox empty;

    @FXML
    private HBox news;

    @FXML
    private Label newsText;

    @FXML
    private Button undo;

    /// @param model decides
    public ConnectionsController(ConnectionsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        newsText.textProperty().bind(model.newsProperty());
        Shown.when(news, model.newsProperty().isNotEmpty());
        Shown.when(undo, model.removedProperty().map(Optional::isPresent));
        undo.setOnAction(_ -> model.undoRemove());
        Shown.when(empty, Bindings.isEmpty(model.rows()));
        model.rows().addListener((ListChangeListener<ConnectionRow>) _ -> show());
        show();
    }

    private void show() {
        rows.getChildren().setAll(model.rows().stream().map(this::card).toList());
    }

    private Node card(ConnectionRow row) {
        TextField name = new TextField(row.name());
        name.setAccessibleText(model.wording().get("settings.connections.name", row.name()));
        name.setOnAction(_ -> model.rename(row.id(), name.getText()));
        name.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                model.rename(row.id(), name.getText());
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox head = new HBox(name);
        head.getStyleClass().add("row");
        if (row.open()) {
            Label open = new Label(model.wording().get("settings.connections.open"));
            open.getStyleClass().addAll("pill", "ok");
            open.setMinWidth(Label.USE_PREF_SIZE);
            head.getChildren().add(open);
        }
        VBox card = new VBox(head, facts(row), actions(row));
        card.getStyleClass().add("card");
        return card;
    }

    private GridPane facts(ConnectionRow row) {
        GridPane facts = new GridPane();
        facts.setHgap(12);
        facts.setVgap(6);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(GridPane.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        fact(facts, "settings.connections.engine", row.engine(), false);
        if (row.hasEngine()) {
            fact(facts, "settings.connections.user", row.user(), false);
            fact(facts, "settings.connections.sha256", row.sha256(), true);
        }
        fact(facts, "settings.connections.repository", row.repository(), false);
        return facts;
    }

    private void fact(GridPane facts, String key, String value, boolean wrapped) {
        Label name = new Label(model.wording().get(key));
        name.getStyleClass().add("fact-name");
        Label text = new Label(value);
        text.setWrapText(wrapped);
        text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        text.setTooltip(new Tooltip(value));
        text.setMinWidth(0);
        if (wrapped) {
            text.getStyleClass().add("mono");
            GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        }
        facts.addRow(facts.getRowCount(), name, text);
    }

    private HBox actions(ConnectionRow row) {
        Button remove = button("settings.connections.remove", row, () -> model.remove(row.id()));
        HBox actions = new HBox();
        actions.getStyleClass().add("row");
        if (row.hasEngine()) {
            actions.getChildren().add(button("settings.connections.forget", row, () -> model.forgetPassword(row.id())));
        }
        actions.getChildren().add(remove);
        return actions;
    }

    private Button button(String key, ConnectionRow row, Runnable action) {
        Button button = new Button(model.wording().get(key));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(model.wording().get(key + ".spoken", row.name()));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
