package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.Shown;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the card of what was done with a VM lately.
public final class MachineRunsController {
    private final MachineRunsViewModel model;

    @FXML
    private VBox lines;

    @FXML
    private Label none;

    @FXML
    private Label trouble;

    /// Binds to what was read.
    public MachineRunsController(MachineRunsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        trouble.textProperty().bind(model.troubleProperty());
        Shown.when(trouble, model.troubleProperty().isNotEmpty());
        Shown.when(none, model.linesProperty().map(List::isEmpty));
        model.linesProperty().subscribe(this::show);
    }

    private void show(List<MachineRunsViewModel.Line> found) {
        lines.getChildren()
                .setAll(found.stream().map(MachineRunsController::line).toList());
        if (!found.isEmpty()) {
            lines.getChildren().getFirst().getStyleClass().add("first");
        }
    }

    private static HBox line(MachineRunsViewModel.Line run) {
        FontIcon icon = new FontIcon(
                switch (run.state()) {
                    case RUNNING -> "fth-play";
                    case COMPLETED -> "fth-check";
                    case NOTHING_TO_DO -> "fth-minus";
                    case CANCELLED -> "fth-x";
                    case FAILED, INTERRUPTED -> "fth-alert-triangle";
                });
        Label title = new Label(run.title());
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        Label words = new Label(run.words());
        words.setWrapText(true);
        words.getStyleClass().addAll("muted", "small");
        Label when = new Label(run.when());
        when.setWrapText(true);
        when.getStyleClass().addAll("muted", "small");
        VBox told = new VBox(2, title, words, when);
        told.setMinWidth(0);
        HBox.setHgrow(told, Priority.ALWAYS);
        HBox row = new HBox(icon, told);
        row.getStyleClass().add("activity-row");
        return row;
    }
}
