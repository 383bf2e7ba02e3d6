package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Later;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.Plans;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All plans with what comes next, and which of them is open.
public final class SchedulesViewModel {
    private record Read(List<PlanRow> rows, Optional<PlanState.Hold> pause) {}

    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final Desk desk;
    private final PlanEditorViewModel editor;
    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    private final ObservableList<PlanRow> shown = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pause = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<PlanRow>> doomed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Plan>> removed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Runnable> listeners = new ArrayList<>();
    private final Unsaved unsaved = new Unsaved();

    /// The plans of a desk; none until [#load].
    public SchedulesViewModel(Desk desk, Later later) {
        this.desk = desk;
        this.editor = new PlanEditorViewModel(desk, later, _ -> {
            editing.set(false);
            changed();
            unsaved.goOn();
        });
        desk.runs().whenEnded((_, _) -> load());
    }

    /// Reads all plans. What is shown stays until the answer is there.
    public void load() {
        loading.set(true);
        desk.background().ask("plans", this::read, this::show, this::refuse);
    }

    private Read read() throws WorkplaceException {
        Map<UUID, PlanState> states =
                plans().states().stream().collect(Collectors.toMap(PlanState::plan, Function.identity()));
        List<PlanRow> found = plans().all().stream()
                .map(plan -> PlanRow.of(plan, Optional.ofNullable(states.get(plan.id())), wording()))
                .toList();
        return new Read(found, plans().paused());
    }

    private void show(Read read) {
        loading.set(false);
        trouble.set("");
        if (!rows.equals(read.rows())) {
            rows.setAll(read.rows());
        }
        pause.set(read.pause()
                .map(hold -> hold.until()
                        .map(until -> wording()
                                .get(
                                        "schedules.paused.until",
                                        wording().moments().slot(until)))
                        .orElseGet(() -> wording().get("schedules.paused")))
                .orElse(""));
    }

    private void refuse(Exception refused) {
        loading.set(false);
        trouble.set(wording().trouble(refused));
    }

    /// Calls whenever a plan was saved, removed, switched or taken back.
    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        load();
        listeners.forEach(Runnable::run);
    }

    /// Opens a new plan: every weekday in the evening, keeping everything. Changes of another one that is open are
    /// asked about first.
    ///
    /// @param vms that it begins with; may be empty
    public void create(Set<UUID> vms) {
        unsaved.before(edited(), () -> begin(vms));
    }

    private boolean edited() {
        return editing.get() && editor.editedProperty().get();
    }

    private void begin(Set<UUID> vms) {
        List<String> names = names();
        String name = wording().get("schedules.new.name");
        for (int i = 2; names.contains(name); i++) {
            name = wording().get("schedules.new.name.next", i);
        }
        Plan plan = Plan.draft(
                name,
                new Selection.Vms(vms),
                When.Weekly.weekdays(EVENING),
                wording().moments().zone());
        editor.open(plan, true, names);
        editing.set(true);
    }

    /// Opens a plan, as soon as it is known. Changes of another one that is open are asked about first.
    public void open(UUID plan) {
        desk.background()
                .ask(
                        "plan",
                        () -> plans().all().stream()
                                .filter(each -> each.id().equals(plan))
                                .findFirst(),
                        found -> found.ifPresent(known -> unsaved.before(edited(), () -> open(known))),
                        this::refuse);
    }

    private void open(Plan plan) {
        editor.open(plan, false, names());
        editing.set(true);
    }

    /// Leaves the open plan as it was saved last; what was changed since is asked about first.
    public void leave() {
        unsaved.before(edited(), () -> editing.set(false));
    }

    /// The question about changes that would be lost.
    public Unsaved unsaved() {
        return unsaved;
    }

    private List<String> names() {
        return rows.stream().map(row -> row.plan().name()).toList();
    }

    /// Switches a plan on or off.
    public void enable(Plan plan, boolean on) {
        change(() -> plans().save(plan.withEnabled(on)));
    }

    /// Asks whether a plan is to be removed: [#remove] does it, [#spare] does not.
    public void doom(UUID plan) {
        doomed.set(rows.stream().filter(row -> row.plan().id().equals(plan)).findFirst());
        unsaved.stay();
        editing.set(false);
    }

    /// Leaves the plan that was to be removed.
    public void spare() {
        doomed.set(Optional.empty());
    }

    /// Removes the plan that was asked about. Points and runs stay.
    public void remove() {
        doomed.get().map(PlanRow::plan).ifPresent(plan -> {
            doomed.set(Optional.empty());
            change(() -> {
                plans().remove(plan.id());
                return plan;
            });
            removed.set(Optional.of(plan));
        });
    }

    /// Brings the plan back that was removed last.
    public void restore() {
        removed.get().ifPresent(plan -> change(() -> plans().save(plan)));
        removed.set(Optional.empty());
    }

    /// Says no more that a plan was removed.
    public void forgetRemoved() {
        removed.set(Optional.empty());
    }

    /// Backs up every VM of a plan now.
    public void runNow(UUID plan) {
        start(() -> plans().runNow(plan));
    }

    /// Backs up those VMs of a plan that have no point since its last slot.
    public void runMissing(UUID plan) {
        start(() -> plans().runMissing(plan));
    }

    private void start(Callable<List<Run>> what) {
        desk.background()
                .ask(
                        "runs",
                        what,
                        runs -> {
                            runs.forEach(desk.runs()::follow);
                            load();
                        },
                        this::refuse);
    }

    /// Lets no plan start anything.
    ///
    /// @param how long; empty for until somebody resumes
    public void pause(Optional<Duration> how) {
        Optional<Instant> until = how.map(span -> wording().moments().now().plus(span));
        change(() -> {
            plans().pauseAll(until);
            return true;
        });
    }

    /// Lets plans start again.
    public void resume() {
        change(() -> {
            plans().resumeAll();
            return true;
        });
    }

    private void change(Callable<?> what) {
        desk.background().ask("plans", what, _ -> changed(), this::refuse);
    }

    private Plans plans() {
        return desk.workplace().plans();
    }

    /// The plans, in their order.
    public ObservableList<PlanRow> rows() {
        return shown;
    }

    /// The page of a plan.
    public PlanEditorViewModel editor() {
        return editor;
    }

    /// Whether a plan's page is open.
    public ReadOnlyBooleanProperty editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /// The plan that is asked about before it is removed; empty for none.
    public ReadOnlyObjectProperty<Optional<PlanRow>> doomedProperty() {
        return doomed.getReadOnlyProperty();
    }

    /// The plan that was removed last, while it can be brought back.
    public ReadOnlyObjectProperty<Optional<Plan>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// That all plans are paused, and until when; empty while they are not.
    public ReadOnlyStringProperty pauseProperty() {
        return pause.getReadOnlyProperty();
    }

    /// Whether plans are being read.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
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
