package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.edge.Shown;
import io.chainkeeper.desktop.wording.Wording;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be done with the chosen VMs; there while any is chosen, and below the table so that no row moves.
final class ChosenBar extends FlowPane {
    ChosenBar(MachinesViewModel model, MachineVerbs verbs, Consumer<Set<UUID>> newPlan) {
        super(8, 8);
        Wording wording = model.wording();
        getStyleClass().add("chosen-bar");
        Label count = new Label();
        count.getStyleClass().add("strong");
        count.textProperty().bind(model.chosenProperty().map(vms -> wording.get("machines.chosen", vms.size())));
        Button backUp = new Button(wording.get("machines.backup"), new FontIcon("fth-play"));
        backUp.setId("backUpChosen");
        backUp.setOnAction(_ -> verbs.backUp(model.chosenProperty().get(), false));
        MenuButton plan = new MenuButton(wording.get("machines.apply"), new FontIcon("fth-clock"));
        plan.setId("planChosen");
        model.plansProperty()
                .subscribe(plans -> plan.getItems()
                        .setAll(PlanMenu.of(plans, model.chosenProperty()::get, verbs, newPlan, wording)));
        Button all = new Button();
        all.setId("chooseAll");
        all.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> wording.get("machines.choose-all", model.shown().size()), model.shown()));
        all.setOnAction(_ -> model.chooseShown());
        getChildren().addAll(count, backUp, plan, all);
        for (Region each : new Region[] {count, backUp, plan, all}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        Shown.when(this, model.chosenProperty().map(vms -> !vms.isEmpty()));
    }
}
