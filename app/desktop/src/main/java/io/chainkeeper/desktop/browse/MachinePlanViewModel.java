package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.plans.PlanSentence;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Plan;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The plan of the VM whose page is open: what it does, and when next.
public final class MachinePlanViewModel {
    private static final int DATES = 3;

    /// What the card says.
    ///
    /// @param vm       the VM
    /// @param plan     its plan; empty if none covers it
    /// @param title    the plan's name, or that there is none
    /// @param sentence what the plan does, or what could be done
    /// @param how      how the VM came into it, where a rule or a tag decided; empty otherwise
    /// @param next     the next dates in words
    public record Card(UUID vm, Optional<Plan> plan, String title, String sentence, String how, List<String> next) {
        /// Copies the list.
        public Card {
            next = List.copyOf(next);
        }
    }

    private final Desk desk;
    private final MachinesViewModel list;
    private final PlanSentence sentences;
    private final ReadOnlyObjectWrapper<Optional<Card>> card = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param list knows which plan covers which VM
    public MachinePlanViewModel(Desk desk, MachinesViewModel list) {
        this.desk = desk;
        this.list = list;
        this.sentences = new PlanSentence(desk.wording());
        list.selectedProperty().subscribe(this::open);
        list.whenReplaced(() -> open(list.selectedProperty().get()));
    }

    private void open(@Nullable UUID vm) {
        Optional<MachineRow> row = vm == null ? Optional.empty() : list.row(vm);
        if (row.isEmpty()) {
            card.set(Optional.empty());
            return;
        }
        Covering covering = row.get().plan();
        Optional<Plan> plan = covering.plan()
                .flatMap(id -> list.plansProperty().get().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst());
        UUID opened = row.get().id();
        plan.ifPresentOrElse(
                found -> ask(opened, found, covering),
                () -> card.set(Optional.of(
                        new Card(opened, Optional.empty(), covering.words(), none(covering), "", List.of()))));
    }

    private void ask(UUID vm, Plan plan, Covering covering) {
        desk.background()
                .ask(
                        "next dates",
                        () -> plan.enabled() ? desk.workplace().plans().next(plan, DATES) : List.<ZonedDateTime>of(),
                        dates -> show(vm, plan, covering, dates),
                        _ -> show(vm, plan, covering, List.of()));
    }

    private void show(UUID vm, Plan plan, Covering covering, List<ZonedDateTime> dates) {
        if (!vm.equals(list.selectedProperty().get())) {
            return;
        }
        List<String> next = dates.stream()
                .map(date -> wording().moments().slot(date.toInstant()))
                .toList();
        String how = switch (covering.by()) {
            case PLAN_TAG -> wording().get("machine.plan.by-tag", plan.tag());
            case RULE -> wording().get("machine.plan.by-rule");
            case LISTED, NOBODY, NO_BACKUP_TAG -> "";
        };
        String title = plan.enabled() ? plan.name() : wording().get("machine.plan.off", plan.name());
        card.set(Optional.of(new Card(vm, Optional.of(plan), title, sentences.of(plan), how, next)));
    }

    private String none(Covering covering) {
        return switch (covering.by()) {
            case NO_BACKUP_TAG -> wording().get("machine.plan.kept-out");
            case PLAN_TAG, LISTED, RULE, NOBODY -> wording().get("machine.plan.none");
        };
    }

    /// What the card says; empty while no page is open.
    public ReadOnlyObjectProperty<Optional<Card>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// The plans to choose from.
    public ReadOnlyObjectProperty<List<Plan>> plansProperty() {
        return list.plansProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
