package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The verbs for the chosen VMs where the mouse is.
final class MachineMenu extends ContextMenu {
    MachineMenu(MachinesViewModel model, MachineVerbs verbs, Consumer<Set<UUID>> newPlan) {
        Wording wording = model.wording();
        MenuItem open = new MenuItem(wording.get("machines.open"));
        open.setOnAction(_ -> model.chosenProperty().get().stream()
                .findFirst()
                .ifPresent(vm -> model.selectedProperty().set(vm)));
        open.disableProperty().bind(model.chosenProperty().map(vms -> vms.size() != 1));
        MenuItem backUp = new MenuItem(wording.get("machines.backup"));
        backUp.setOnAction(_ -> verbs.backUp(model.chosenProperty().get(), false));
        MenuItem full = new MenuItem(wording.get("machine.backup.full"));
        full.setOnAction(_ -> verbs.backUp(model.chosenProperty().get(), true));
        Menu plan = new Menu(wording.get("machines.apply"));
        model.plansProperty()
                .subscribe(plans -> plan.getItems()
                        .setAll(PlanMenu.of(plans, model.chosenProperty()::get, verbs, newPlan, wording)));
        for (MenuItem each : new MenuItem[] {backUp, full, plan}) {
            each.disableProperty().bind(model.chosenProperty().map(Set::isEmpty));
        }
        MenuItem all = new MenuItem(wording.get("machines.choose-all.menu"));
        all.setOnAction(_ -> model.chooseShown());
        getItems().addAll(open, new SeparatorMenuItem(), backUp, full, plan, new SeparatorMenuItem(), all);
    }
}
