package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.drill.DrillViewModel;
import io.chainkeeper.desktop.edge.Shown;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Offers a restore drill after a VM's first backup, and tells how it went.
final class DrillOffer {
    private final MachineViewModel model;
    private final DrillViewModel drill;
    private final HBox note;
    private final FontIcon icon;
    private final Label text;
    private final Button go;

    DrillOffer(MachineViewModel model, DrillViewModel drill, HBox note, FontIcon icon, Label text, Button go) {
        this.model = model;
        this.drill = drill;
        this.note = note;
        this.icon = icon;
        this.text = text;
        this.go = go;
    }

    void bind() {
        model.factsProperty().subscribe(facts -> {
            if (facts.isEmpty()) {
                drill.forget();
            }
        });
        go.setOnAction(
                _ -> model.points().chosenProperty().get().ifPresent(point -> drill.begin(point.id(), point.vm())));
        go.disableProperty().bind(drill.busyProperty());
        var first = model.points().allProperty().map(points -> points.size() == 1);
        var told = drill.verdictProperty().isNotEmpty();
        Shown.when(note, Bindings.createBooleanBinding(() -> first.getValue() || told.get(), first, told));
        drill.verdictProperty().subscribe(_ -> say());
        drill.busyProperty().subscribe(_ -> say());
    }

    private void say() {
        String verdict = drill.verdictProperty().get();
        boolean busy = drill.busyProperty().get();
        text.setText(
                busy
                        ? model.wording().get("drill.busy")
                        : verdict.isEmpty() ? model.wording().get("drill.offer") : verdict);
        boolean bad = !verdict.isEmpty() && !drill.passedProperty().get();
        note.getStyleClass().removeAll("ok", "warn");
        if (!verdict.isEmpty()) {
            note.getStyleClass().add(bad ? "warn" : "ok");
        }
        icon.setIconLiteral(bad ? "fth-alert-triangle" : verdict.isEmpty() ? "fth-life-buoy" : "fth-check-circle");
    }
}
