package io.chainkeeper.desktop.schedules;

import atlantafx.base.controls.ToggleSwitch;
import io.chainkeeper.desktop.wording.Wording;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A plan in the list: what it does, what comes next, how it went, and its switch.
final class PlanCard extends VBox {
    private final PlanRow row;
    private final SchedulesViewModel model;
    private final Wording wording;

    PlanCard(PlanRow row, SchedulesViewModel model) {
        this.row = row;
        this.model = model;
        this.wording = model.wording();
        getStyleClass().addAll("card", "plan-card");
        Label sentence = new Label(row.sentence());
        sentence.setWrapText(true);
        getChildren().addAll(head(), sentence, facts(), verbs());
    }

    private HBox head() {
        Label name = new Label(row.plan().name());
        name.getStyleClass().add("heading");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setTooltip(new Tooltip(row.plan().name()));
        HBox.setHgrow(name, Priority.ALWAYS);
        ToggleSwitch enabled = new ToggleSwitch();
        enabled.setSelected(row.plan().enabled());
        enabled.setAccessibleText(wording.get("schedules.row.switch", row.plan().name()));
        enabled.selectedProperty().subscribe((_, on) -> model.enable(row.plan(), on));
        HBox head = new HBox(name, enabled);
        head.getStyleClass().add("row");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private FlowPane facts() {
        FlowPane facts = new FlowPane(16, 4);
        facts.getChildren().add(fact("fth-server", row.covers(), "muted"));
        facts.getChildren().add(fact("fth-clock", row.next(), "muted"));
        if (!row.last().isEmpty()) {
            facts.getChildren()
                    .add(fact(
                            row.good() ? "fth-check" : "fth-alert-triangle", row.last(), row.good() ? "muted" : "bad"));
        }
        if (!row.overdue().isEmpty()) {
            facts.getChildren().add(fact("fth-alert-circle", row.overdue(), "bad"));
        }
        return facts;
    }

    private static Label fact(String icon, String text, String style) {
        Label fact = new Label(text, new FontIcon(icon));
        fact.getStyleClass().addAll("small", style);
        fact.setWrapText(true);
        return fact;
    }

    private FlowPane verbs() {
        FlowPane verbs = new FlowPane(8, 8);
        verbs.getChildren()
                .add(verb(
                        "schedules.edit",
                        "fth-edit-2",
                        () -> model.open(row.plan().id())));
        verbs.getChildren()
                .add(verb(
                        "schedules.run-now",
                        "fth-play",
                        () -> model.runNow(row.plan().id())));
        if (row.missing()) {
            verbs.getChildren()
                    .add(verb(
                            "schedules.run-missing",
                            "fth-rotate-cw",
                            () -> model.runMissing(row.plan().id())));
        }
        verbs.getChildren()
                .add(verb(
                        "schedules.remove",
                        "fth-trash-2",
                        () -> model.doom(row.plan().id())));
        return verbs;
    }

    private Button verb(String key, String icon, Runnable what) {
        Button verb = new Button(wording.get(key), new FontIcon(icon));
        verb.getStyleClass().add(key.substring(key.indexOf('.') + 1));
        verb.setMinWidth(Region.USE_PREF_SIZE);
        verb.setAccessibleText(wording.get(key + ".spoken", row.plan().name()));
        verb.setOnAction(_ -> what.run());
        return verb;
    }
}
