package io.chainkeeper.desktop.watch;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.wording.Wording;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds a run's card.
public final class RunCardController {
    private final RunCardViewModel model;
    private final Wording wording;
    private final Form form;

    @FXML
    private VBox card;

    @FXML
    private FontIcon icon;

    @FXML
    private Label title;

    @FXML
    private Label summary;

    @FXML
    private Button pause;

    @FXML
    private Button cancel;

    @FXML
    private Button retry;

    @FXML
    private Button dismiss;

    @FXML
    private ProgressBar bar;

    @FXML
    private VBox steps;

    @FXML
    private VBox disks;

    @FXML
    private VBox pictures;

    @FXML
    private VBox facts;

    /// What a card has besides the run itself.
    ///
    /// @param dismissable whether it can be put away when it has ended
    /// @param pictures    of the rate and of the disk
    /// @param retry       starts what failed once more
    record Form(boolean dismissable, Optional<Node> pictures, Optional<Runnable> retry) {}

    RunCardController(RunCardViewModel model, Wording wording, Form form) {
        this.model = model;
        this.wording = wording;
        this.form = form;
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(model.titleProperty());
        summary.textProperty().bind(model.summaryProperty());
        bar.progressProperty().bind(model.fractionProperty());
        Shown.when(bar, model.endedProperty().or(model.queuedProperty()).not());
        Shown.when(steps, model.queuedProperty().not());
        bindButtons();
        model.toneProperty().subscribe(this::dress);
        StepStrip strip = new StepStrip();
        steps.getChildren().setAll(strip);
        model.stepsProperty().subscribe(strip::show);
        model.disksProperty().subscribe(new DiskBoxes(disks)::show);
        model.notesProperty().subscribe(this::showNotes);
        Shown.when(facts, model.notesProperty().map(notes -> !notes.isEmpty()));
        Shown.when(
                disks,
                model.endedProperty()
                        .or(model.queuedProperty())
                        .not()
                        .and(Bindings.createBooleanBinding(
                                () -> !model.disksProperty().get().isEmpty(), model.disksProperty())));
        form.pictures().ifPresent(pictures.getChildren()::setAll);
        Shown.when(
                pictures,
                model.endedProperty().map(over -> !over && form.pictures().isPresent()));
    }

    private void bindButtons() {
        pause.setOnAction(_ -> model.pauseOrResume());
        pause.textProperty()
                .bind(Bindings.when(model.pausedProperty())
                        .then(wording.get("run.resume"))
                        .otherwise(wording.get("run.pause")));
        Shown.when(pause, model.pausableProperty());
        cancel.setOnAction(_ -> model.cancel());
        cancel.disableProperty().bind(model.cancellingProperty());
        cancel.textProperty()
                .bind(Bindings.when(model.cancellingProperty())
                        .then(wording.get("run.cancelling"))
                        .otherwise(wording.get("run.cancel")));
        Shown.when(cancel, model.endedProperty().not());
        retry.setOnAction(_ -> form.retry().ifPresent(Runnable::run));
        Shown.when(
                retry,
                model.toneProperty()
                        .map(tone -> tone == Tone.ALARM && form.retry().isPresent()));
        dismiss.setOnAction(_ -> model.dismiss());
        Shown.when(dismiss, model.endedProperty().map(over -> over && form.dismissable()));
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

    private void showNotes(List<String> notes) {
        facts.getChildren().setAll(notes.stream().map(RunCardController::note).toList());
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.setWrapText(true);
        note.getStyleClass().add("small");
        return note;
    }
}
