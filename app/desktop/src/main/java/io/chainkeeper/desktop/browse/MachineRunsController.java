package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.Shown;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the card of what was done with a VM lately.
public final class MachineRunsController {
    private final MachineRunsViewModel model;

    private final Consumer<UUID> openAll;

    @FXML
    private Label heading;

    @FXML
    private Hyperlink latest;

    @FXML
    private Hyperlink all;

    @FXML
    private VBox lines;

    @FXML
    private Label none;

    @FXML
    private Label trouble;

    /// @param openAll shows every run of a VM
    public MachineRunsController(MachineRunsViewModel model, Consumer<UUID> openAll) {
        this.model = model;
        this.openAll = openAll;
    }

    @FXML
    private void initialize() {
        model.dayProperty().subscribe(_ -> heading.setText(model.heading()));
        Shown.when(latest, model.dayProperty().map(Optional::isPresent));
        latest.setOnAction(_ -> model.lately());
        Shown.when(all, model.linesProperty().map(found -> !found.isEmpty()));
        all.setOnAction(_ -> model.vm().ifPresent(openAll));
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
