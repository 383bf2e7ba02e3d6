package io.chainkeeper.desktop.guide;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the guided strip.
public final class GuideController {
    private static final List<GuideStep> SHOWN =
            List.of(GuideStep.BACKUP, GuideStep.CHANGE, GuideStep.AGAIN, GuideStep.RESTORE);
    private final GuideViewModel model;

    @FXML
    private HBox steps;

    @FXML
    private Label sentence;

    @FXML
    private Button act;

    @FXML
    private Button close;

    /// Binds to what leads.
    public GuideController(GuideViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        sentence.textProperty().bind(model.sentenceProperty());
        act.setOnAction(_ -> model.act());
        act.disableProperty().bind(model.busyProperty());
        close.setOnAction(_ -> model.close());
        model.stepProperty().subscribe(this::show);
    }

    private void show(GuideStep now) {
        act.setText(model.verb());
        steps.getChildren().setAll(SHOWN.stream().map(step -> box(step, now)).toList());
    }

    private HBox box(GuideStep step, GuideStep now) {
        boolean done = step.compareTo(now) < 0;
        String state = done ? "done" : step == now ? "current" : "later";
        StackPane number =
                new StackPane(done ? new FontIcon("fth-check") : new Label(String.valueOf(step.ordinal() + 1)));
        number.getStyleClass().add("guide-number");
        Label name = new Label(model.wording().get("guide.step." + step.code()));
        name.setAccessibleText(model.wording()
                .get(
                        "guide.step.spoken",
                        step.ordinal() + 1,
                        name.getText(),
                        model.wording().get("guide.step.spoken." + state)));
        HBox box = new HBox(number, name);
        box.getStyleClass().addAll("guide-step", state);
        return box;
    }
}
