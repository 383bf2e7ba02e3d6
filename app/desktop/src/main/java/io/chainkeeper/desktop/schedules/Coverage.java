package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Later;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.When;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Which VMs a plan covers now. The engine is asked, so it waits until somebody has finished typing.
public final class Coverage {
    private static final Duration BREATH = Duration.ofMillis(400);
    private static final int NAMED = 8;

    private final Desk desk;
    private final Later later;
    private final ReadOnlyObjectWrapper<List<UUID>> vms = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final Map<UUID, String> names = new HashMap<>();
    private Later.@Nullable Pending pending;
    private @Nullable Plan looked;
    private int question;

    Coverage(Desk desk, Later later) {
        this.desk = desk;
        this.later = later;
    }

    /// Looks what a plan covers, if that could have changed.
    void of(Plan plan) {
        // Only these two decide; asking for every letter of the name would be idle.
        Plan now = new Plan(
                plan.id(),
                plan.name(),
                plan.what(),
                new When.Manual(),
                plan.zone(),
                How.standard(),
                Retention.everything(),
                true,
                plan.since());
        if (now.equals(looked)) {
            return;
        }
        looked = now;
        sentence.set(desk.wording().get("schedules.covers.asking"));
        if (pending != null) {
            pending.cancel();
        }
        pending = later.after(BREATH, () -> ask(plan));
    }

    private void ask(Plan plan) {
        int asked = ++question;
        desk.background()
                .ask(
                        "covered VMs",
                        () -> desk.workplace().plans().resolve(plan),
                        found -> show(asked, found),
                        refused -> {
                            if (asked == question) {
                                sentence.set(desk.wording().trouble(refused));
                            }
                        });
    }

    private void show(int asked, List<UUID> found) {
        if (asked == question) {
            vms.set(List.copyOf(found));
            say();
        }
    }

    /// Learns the names of VMs.
    void name(List<VmSummary> known) {
        known.forEach(vm -> names.put(vm.vm().id(), vm.vm().name()));
        if (question > 0) {
            say();
        }
    }

    private void say() {
        List<String> known = vms.get().stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .limit(NAMED)
                .toList();
        int count = vms.get().size();
        int more = count - known.size();
        String list = String.join(", ", known);
        sentence.set(
                known.isEmpty()
                        ? desk.wording().get("schedules.covers", count)
                        : more == 0
                                ? desk.wording().get("schedules.covers.named", count, list)
                                : desk.wording().get("schedules.covers.more", count, list, more));
    }

    /// The VMs, by name.
    public ReadOnlyObjectProperty<List<UUID>> vmsProperty() {
        return vms.getReadOnlyProperty();
    }

    /// How many, and the first of them by name.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
