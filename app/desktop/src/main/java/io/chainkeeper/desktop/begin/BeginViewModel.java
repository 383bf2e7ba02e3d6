package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.drill.DrillViewModel;
import io.chainkeeper.desktop.plans.PlanSentence;
import io.chainkeeper.desktop.schedules.WhenViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.VmSummary;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Leads from an empty workplace to finished backups. Going back loses no answer, and every step can be skipped.
public final class BeginViewModel {
    private final Desk desk;
    private final Relocation relocation;
    private final Runnable close;
    private final WhenViewModel when;
    private final FirstBackups backups;
    private final DrillViewModel drill;
    private final Candidates candidates;
    private final BooleanProperty scheduled = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<BeginStep> step = new ReadOnlyObjectWrapper<>(BeginStep.VMS);
    private final ReadOnlyStringWrapper chosenWords = new ReadOnlyStringWrapper("");
    private final RoomViewModel room;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper canGoOn = new ReadOnlyBooleanWrapper(false);
    private final Answers before;
    private boolean proposed;

    /// @param relocation moves to another folder
    /// @param before     what was answered already
    /// @param close      leaves the first steps
    public BeginViewModel(Desk desk, Relocation relocation, Answers before, Runnable close) {
        this.desk = desk;
        this.relocation = relocation;
        this.before = before;
        this.close = close;
        this.candidates = new Candidates(desk.wording());
        this.room = new RoomViewModel(desk.wording());
        this.when = new WhenViewModel(desk.wording());
        this.backups = new FirstBackups(desk);
        this.drill = new DrillViewModel(desk);
        before.when().ifPresent(when::show);
        scheduled.set(before.scheduled());
        candidates.whenChanged(this::weigh);
        step.subscribe(_ -> weigh());
        scheduled.subscribe(_ -> weigh());
        when.whenProperty().subscribe(_ -> weigh());
        backups.progressProperty().subscribe(this::followed);
    }

    /// Asks for the VMs and for the room in the folder.
    public void load() {
        waiting.set(true);
        trouble.set("");
        desk.background().ask("vms", desk.workplace()::vms, this::offer, this::refuse);
        desk.background()
                .ask("space", () -> desk.workplace().activity().space().free(), room::free, _ -> room.unknown());
    }

    private void offer(List<VmSummary> all) {
        waiting.set(false);
        candidates.offer(all, proposed ? Optional.of(candidates.chosen()) : before.vms());
        if (!proposed) {
            step.set(before.step());
        }
        proposed = true;
        weigh();
    }

    private void refuse(Exception refused) {
        waiting.set(false);
        trouble.set(wording().trouble(refused));
    }

    private void weigh() {
        Set<UUID> chosen = candidates.chosen();
        long need = candidates.bytes();
        chosenWords.set(wording()
                .get("begin.chosen", chosen.size(), candidates.size(), wording().size(need)));
        room.need(need);
        canGoOn.set(
                switch (step.get()) {
                    case VMS -> !chosen.isEmpty();
                    case FOLDER -> true;
                    case SCHEDULE ->
                        !scheduled.get() || when.whenProperty().get().isPresent();
                    case BACKUP ->
                        !chosen.isEmpty() && backups.progressProperty().get().total() == 0;
                    case DONE -> true;
                });
    }

    /// Uses another folder; what was answered stays.
    public void move(Path folder) {
        waiting.set(true);
        trouble.set("");
        relocation.to(
                folder,
                new Answers(
                        BeginStep.FOLDER,
                        Optional.of(candidates.chosen()),
                        scheduled.get(),
                        when.whenProperty().get()),
                this::refuse);
    }

    /// One step on; from the last step before the backup it starts the backups.
    public void next() {
        if (!canGoOn.get() || waiting.get()) {
            return;
        }
        switch (step.get()) {
            case VMS -> step.set(BeginStep.FOLDER);
            case FOLDER -> step.set(BeginStep.SCHEDULE);
            case SCHEDULE -> step.set(BeginStep.BACKUP);
            case BACKUP -> start();
            case DONE -> close.run();
        }
    }

    /// One step back. What works goes on.
    public void back() {
        step.set(BeginStep.values()[Math.max(0, step.get().ordinal() - 1)]);
    }

    /// Passes over a step: without VMs nothing can follow, without a schedule there is no plan, without a backup the
    /// plan is kept all the same.
    public void skip() {
        trouble.set("");
        switch (step.get()) {
            case VMS, DONE -> close.run();
            case FOLDER -> step.set(BeginStep.SCHEDULE);
            case SCHEDULE -> {
                scheduled.set(false);
                step.set(BeginStep.BACKUP);
            }
            case BACKUP -> keepPlan();
        }
    }

    private void keepPlan() {
        if (plan().isEmpty() || backups.progressProperty().get().total() > 0) {
            close.run();
            return;
        }
        waiting.set(true);
        desk.background()
                .ask("plan", () -> desk.workplace().plans().save(plan().orElseThrow()), _ -> close.run(), this::refuse);
    }

    private void start() {
        waiting.set(true);
        trouble.set("");
        Optional<Plan> plan = plan();
        Set<UUID> chosen = candidates.chosen();
        desk.background()
                .ask(
                        "first backups",
                        () -> backups.start(plan, chosen),
                        runs -> {
                            waiting.set(false);
                            backups.follow(runs);
                            weigh();
                        },
                        this::refuse);
    }

    private Optional<Plan> plan() {
        return scheduled.get()
                ? when.whenProperty()
                        .get()
                        .map(times -> Plan.draft(
                                wording().get("schedules.new.name"),
                                new Selection.Vms(candidates.chosen()),
                                times,
                                wording().moments().zone()))
                : Optional.empty();
    }

    private void followed(FirstBackups.Progress now) {
        if (now.over() && step.get() == BeginStep.BACKUP) {
            step.set(BeginStep.DONE);
        }
    }

    /// What is going to be done, in words.
    public String review() {
        int count = candidates.chosen().size();
        String size = wording().size(candidates.bytes());
        String first = wording().get("begin.review", count, size, folder());
        return plan().map(plan ->
                        wording().get("begin.review.plan", first, new PlanSentence(wording()).when(plan.when())))
                .orElse(first);
    }

    /// What was done, in words.
    public String result() {
        FirstBackups.Progress now = backups.progressProperty().get();
        return now.good() == now.total()
                ? wording().get("begin.result.good", now.good())
                : wording().get("begin.result.mixed", now.good(), now.total() - now.good());
    }

    /// Brings the first point back on trial.
    public void drill() {
        backups.point().ifPresent(point -> drill.begin(point.id(), point.vm().id()));
    }

    /// Whether there is a point to try.
    public boolean canDrill() {
        return backups.point().isPresent();
    }

    /// The repository's folder.
    public String folder() {
        return desk.workplace().options().repository().toString();
    }

    /// Leaves the first steps.
    public void leave() {
        close.run();
    }

    /// Where a person is.
    public ReadOnlyObjectProperty<BeginStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// The VMs to choose from.
    public Candidates candidates() {
        return candidates;
    }

    /// How many are chosen, and what a first backup of them moves.
    public ReadOnlyStringProperty chosenWordsProperty() {
        return chosenWords.getReadOnlyProperty();
    }

    /// Whether they fit into the folder.
    public RoomViewModel room() {
        return room;
    }

    /// Whether a plan is wanted.
    public BooleanProperty scheduledProperty() {
        return scheduled;
    }

    /// The plan's times.
    public WhenViewModel when() {
        return when;
    }

    /// How far the backups are.
    ReadOnlyObjectProperty<FirstBackups.Progress> progressProperty() {
        return backups.progressProperty();
    }

    /// The restore drill.
    public DrillViewModel drillModel() {
        return drill;
    }

    /// Whether something is asked or started.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Whether the step is answered.
    public ReadOnlyBooleanProperty canGoOnProperty() {
        return canGoOn.getReadOnlyProperty();
    }

    /// Why the last question was not answered; empty if it was.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
