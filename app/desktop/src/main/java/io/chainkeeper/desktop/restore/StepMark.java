package io.chainkeeper.desktop.restore;

import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// A step in the wizard's header: done, current or to come. One that is done leads back to its page.
final class StepMark extends Button {
    private final WizardStep step;
    private final RestoreViewModel model;

    StepMark(WizardStep step, RestoreViewModel model) {
        this.step = step;
        this.model = model;
        String name = model.wording().get("restore.step." + step.code());
        setText(name);
        setTooltip(new Tooltip(name));
        setTextOverrun(OverrunStyle.ELLIPSIS);
        getStyleClass().setAll("button", "step-mark");
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(10);
        HBox.setHgrow(this, Priority.ALWAYS);
        setOnAction(_ -> model.show(step));
        model.stepProperty().subscribe(this::show);
    }

    private void show(WizardStep now) {
        getStyleClass().removeAll("done", "current", "to-come");
        String state = step == now ? "current" : step.compareTo(now) < 0 ? "done" : "to-come";
        getStyleClass().add(state);
        setGraphic(step.compareTo(now) < 0 ? new FontIcon("fth-check") : null);
        setFocusTraversable(now.asks() && step.compareTo(now) < 0);
        setAccessibleText(model.wording()
                .get("restore.step.spoken." + state, step.ordinal() + 1, WizardStep.values().length, getText()));
    }
}
