package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The plans that VMs can be given to, a new one, and none: the same choice in the bar, the context menu and on a page.
final class PlanMenu {
    private PlanMenu() {}

    static List<MenuItem> of(
            List<Plan> plans,
            Supplier<Set<UUID>> vms,
            MachineVerbs verbs,
            Consumer<Set<UUID>> newPlan,
            Wording wording) {
        List<MenuItem> items = new ArrayList<>();
        for (Plan plan : plans) {
            MenuItem item = new MenuItem(plan.name());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> verbs.assign(plan, vms.get()));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        MenuItem another = new MenuItem(wording.get("machines.plan.new"));
        another.setOnAction(_ -> newPlan.accept(vms.get()));
        MenuItem none = new MenuItem(wording.get("machines.plan.remove"));
        none.setOnAction(_ -> verbs.remove(vms.get()));
        items.addAll(List.of(another, none));
        return items;
    }
}
