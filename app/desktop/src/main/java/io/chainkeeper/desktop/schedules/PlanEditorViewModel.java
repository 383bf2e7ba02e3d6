package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Later;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.schedule.Plan;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A plan on its page: every piece can be changed, and what that comes to is shown at once. Nothing is kept before
/// [#save].
public final class PlanEditorViewModel {
    private static final int DATES = 5;

    private final Desk desk;
    private final Consumer<Plan> saved;
    private final WhenViewModel when;
    private final WhatViewModel what;
    private final HowViewModel how;
    private final KeepViewModel keep;
    private final Coverage coverage;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Plan>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> dates = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Plan>> original = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Set<String> taken = Set.of();
    private List<VmSummary> vms = List.of();
    private boolean fresh;
    private boolean showing;
    private int asked;

    /// @param later waits until somebody has finished typing
    /// @param saved hears of a plan that was kept
    public PlanEditorViewModel(Desk desk, Later later, Consumer<Plan> saved) {
        this.desk = desk;
        this.saved = saved;
        this.when = new WhenViewModel(desk.wording());
        this.what = new WhatViewModel(desk.wording());
        this.how = new HowViewModel(desk.wording());
        this.keep = new KeepViewModel(desk, later);
        this.coverage = new Coverage(desk, later);
        name.addListener(_ -> decide());
        when.whenProperty().addListener(_ -> decide());
        what.whatProperty().addListener(_ -> decide());
        how.howProperty().addListener(_ -> decide());
        keep.keepProperty().addListener(_ -> decide());
        coverage.vmsProperty().subscribe(this::offerCovered);
    }

    /// Opens a plan.
    ///
    /// @param isNew whether it was never saved
    /// @param names of all plans that there are
    public void open(Plan plan, boolean isNew, List<String> names) {
        showing = true;
        fresh = isNew;
        taken = names.stream()
                .filter(each -> isNew || !each.equals(plan.name()))
                .map(each -> each.strip().toLowerCase(wording().texts().locale()))
                .collect(Collectors.toSet());
        trouble.set("");
        original.set(Optional.of(plan));
        name.set(plan.name());
        when.show(plan.when());
        what.show(plan.what());
        how.show(plan.how());
        keep.show(plan.keep());
        showing = false;
        decide();
        desk.background()
                .ask(
                        "vms",
                        desk.workplace()::vms,
                        this::offer,
                        refused -> trouble.set(wording().trouble(refused)));
    }

    private void offer(List<VmSummary> all) {
        vms = List.copyOf(all);
        what.offer(all);
        offerCovered(coverage.vmsProperty().get());
        coverage.name(all);
    }

    private void offerCovered(List<UUID> covered) {
        Set<UUID> wanted = new HashSet<>(covered);
        List<VmSummary> here =
                vms.stream().filter(vm -> wanted.contains(vm.vm().id())).toList();
        how.offer(here);
        keep.offer(here.stream()
                .filter(vm -> vm.points() > 0)
                .map(vm -> new KeepViewModel.Subject(
                        Optional.of(vm.vm().id()), vm.vm().name()))
                .toList());
    }

    private void decide() {
        if (showing || original.get().isEmpty()) {
            return;
        }
        nameProblem.set(whatIsWrongWithTheName());
        Plan base = original.get().orElseThrow();
        boolean whole = nameProblem.get().isEmpty()
                && when.whenProperty().get().isPresent()
                && how.howProperty().get().isPresent();
        draft.set(whole ? Optional.of(composed(base)) : Optional.empty());
        edited.set(!draft.get().equals(Optional.of(base)));
        changed.set(fresh || edited.get());
        draft.get().ifPresent(this::lookAhead);
        keep.plan(draft.get());
    }

    private Plan composed(Plan base) {
        return new Plan(
                base.id(),
                name.get().strip(),
                what.whatProperty().get(),
                when.whenProperty().get().orElseThrow(),
                base.zone(),
                how.howProperty().get().orElseThrow(),
                keep.keepProperty().get(),
                base.enabled(),
                base.since());
    }

    private String whatIsWrongWithTheName() {
        String typed = name.get().strip();
        if (typed.isEmpty()) {
            return wording().get("schedules.bad.name.missing");
        }
        if (typed.length() > Plan.LONGEST_NAME) {
            return wording().get("schedules.bad.name.long", Plan.LONGEST_NAME);
        }
        return taken.contains(typed.toLowerCase(wording().texts().locale()))
                ? wording().get("schedules.bad.name.taken", typed)
                : "";
    }

    private void lookAhead(Plan plan) {
        int question = ++asked;
        coverage.of(plan);
        desk.background()
                .ask(
                        "next dates",
                        () -> desk.workplace().plans().next(plan, DATES),
                        found -> showDates(question, found),
                        refused -> trouble.set(wording().trouble(refused)));
    }

    private void showDates(int question, List<ZonedDateTime> found) {
        if (question == asked) {
            dates.set(found.stream()
                    .map(date -> wording().moments().slot(date.toInstant()))
                    .toList());
        }
    }

    /// Keeps the plan as it stands.
    public void save() {
        if (saving.get() || draft.get().isEmpty()) {
            return;
        }
        Plan plan = draft.get().orElseThrow();
        saving.set(true);
        trouble.set("");
        desk.background().ask("plan", () -> desk.workplace().plans().save(plan), this::kept, refused -> {
            saving.set(false);
            trouble.set(wording().trouble(refused));
        });
    }

    private void kept(Plan plan) {
        saving.set(false);
        fresh = false;
        original.set(Optional.of(plan));
        changed.set(false);
        edited.set(false);
        saved.accept(plan);
    }

    /// In which zone the times of day are meant.
    public String zone() {
        return original.get()
                .map(plan -> wording()
                        .get(
                                "schedules.zone",
                                plan.zone()
                                        .getDisplayName(
                                                TextStyle.FULL,
                                                wording().texts().locale()),
                                plan.zone().getId()))
                .orElse("");
    }

    /// Whether the plan was never saved.
    public boolean isNew() {
        return fresh;
    }

    /// The plan as it was opened; empty before.
    public ReadOnlyObjectProperty<Optional<Plan>> originalProperty() {
        return original.getReadOnlyProperty();
    }

    /// The plan as it would be saved; empty while something is not right.
    public ReadOnlyObjectProperty<Optional<Plan>> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// Whether there is something to save: a new plan, or a change.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Whether anything was changed since it was opened or saved.
    public ReadOnlyBooleanProperty editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /// Whether it is being saved.
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// The name as typed.
    public StringProperty nameProperty() {
        return name;
    }

    /// What is not right with the name; empty if all is.
    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /// The next dates in words.
    public ReadOnlyObjectProperty<List<String>> datesProperty() {
        return dates.getReadOnlyProperty();
    }

    /// Why the last question was not answered; empty if it was.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// At which times.
    public WhenViewModel when() {
        return when;
    }

    /// Which VMs.
    public WhatViewModel what() {
        return what;
    }

    /// With which options.
    public HowViewModel how() {
        return how;
    }

    /// How long points stay.
    public KeepViewModel keep() {
        return keep;
    }

    /// What it covers now.
    public Coverage coverage() {
        return coverage;
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
