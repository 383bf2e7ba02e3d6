package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds a run's card.
public final class RunCardController {
    private final RunCardViewModel model;
    private final Wording wording;
    private final boolean dismissable;
    private final Map<UUID, DiskBox> boxes = new HashMap<>();

    @FXML
    private VBox card;

    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label summary;

    @FXML
    private Button cancel;

    @FXML
    private Button dismiss;

    @FXML
    private ProgressBar bar;

    @FXML
    private FlowPane steps;

    @FXML
    private VBox disks;

    @FXML
    private VBox facts;

    /// @param dismissable whether it can be put away when it has ended
    public RunCardController(RunCardViewModel model, Wording wording, boolean dismissable) {
        this.model = model;
        this.wording = wording;
        this.dismissable = dismissable;
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(model.titleProperty());
        summary.textProperty().bind(model.summaryProperty());
        bar.progressProperty().bind(model.fractionProperty());
        Shown.when(bar, model.endedProperty().not());
        cancel.setOnAction(_ -> model.cancel());
        cancel.disableProperty().bind(model.cancellingProperty());
        cancel.textProperty()
                .bind(Bindings.when(model.cancellingProperty())
                        .then(wording.get("run.cancelling"))
                        .otherwise(wording.get("run.cancel")));
        Shown.when(cancel, model.endedProperty().not());
        dismiss.setOnAction(_ -> model.dismiss());
        Shown.when(dismiss, model.endedProperty().map(over -> over && dismissable));
        model.toneProperty().subscribe(this::dress);
        model.stepsProperty().subscribe(this::showSteps);
        model.disksProperty().subscribe(this::showDisks);
        model.notesProperty().subscribe(this::showNotes);
        Shown.when(facts, model.notesProperty().map(notes -> !notes.isEmpty()));
        Shown.when(
                disks,
                model.endedProperty()
                        .not()
                        .and(Bindings.createBooleanBinding(
                                () -> !model.disksProperty().get().isEmpty(), model.disksProperty())));
    }

    private void dress(Tone tone) {
        icon.setIconLiteral(
                switch (tone) {
                    case CALM -> "fth-activity";
                    case OK -> "fth-check-circle";
                    case WARN -> "fth-alert-circle";
                    case ALARM -> "fth-alert-triangle";
                });
        card.getStyleClass().removeAll("calm", "ok", "warn", "alarm");
        card.getStyleClass().add(tone.style());
    }

    private void showSteps(List<StepLine> lines) {
        steps.getChildren().setAll(lines.stream().map(RunCardController::step).toList());
    }

    private static HBox step(StepLine line) {
        FontIcon mark = new FontIcon(
                switch (line.state()) {
                    case PENDING -> "fth-circle";
                    case RUNNING -> "fth-loader";
                    case DONE -> "fth-check";
                    case FAILED -> "fth-x";
                    case SKIPPED -> "fth-minus";
                });
        Label name = new Label(line.name());
        name.setAccessibleText(line.spoken());
        HBox box = new HBox(mark, name);
        box.getStyleClass().addAll("step", style(line.state()));
        return box;
    }

    private static String style(Step.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void showDisks(List<DiskLine> lines) {
        boxes.keySet().retainAll(lines.stream().map(DiskLine::disk).toList());
        disks.getChildren()
                .setAll(lines.stream()
                        .map(line -> boxes.computeIfAbsent(line.disk(), _ -> new DiskBox())
                                .show(line))
                        .toList());
    }

    private void showNotes(List<String> notes) {
        facts.getChildren().setAll(notes.stream().map(RunCardController::note).toList());
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.setWrapText(true);
        note.getStyleClass().add("small");
        return note;
    }

    /// One disk's name, bytes and bar; kept while the numbers change, so that nothing flickers.
    private static final class DiskBox extends VBox {
        private final Label name = new Label();
        private final Label why = new Label();
        private final Label progress = new Label();
        private final ProgressBar bar = new ProgressBar(0);

        DiskBox() {
            super(4);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            why.getStyleClass().addAll("muted", "small");
            progress.getStyleClass().addAll("muted", "small");
            name.getStyleClass().add("small");
            progress.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(8, name, why, gap, progress);
            line.setAlignment(Pos.CENTER_LEFT);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("small");
            getChildren().addAll(line, bar);
        }

        DiskBox show(DiskLine line) {
            name.setText(line.name());
            why.setText(line.why());
            progress.setText(line.progress());
            bar.setProgress(line.fraction());
            bar.setAccessibleText(line.name() + ": " + line.progress());
            return this;
        }
    }
}
