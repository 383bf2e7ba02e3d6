package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Later;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.schedule.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The list of VMs: read again and again while somebody looks, searched as somebody types.
///
/// When the engine does not answer, what was read stays, says that it is old, and is read again by itself.
public final class MachinesViewModel {
    private final Desk desk;
    private final Attention attention;
    private final ObservableList<MachineRow> rows = FXCollections.observableArrayList();
    private final FilteredList<MachineRow> shown = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<RowFilter> filters = FXCollections.observableArrayList();
    private final ObservableList<RowFilter> setFilters = FXCollections.unmodifiableObservableList(filters);
    private final ReadOnlyObjectWrapper<Set<UUID>> chosen = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<List<Plan>> plans = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable UUID> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final List<Runnable> replaced = new ArrayList<>();
    private Optional<Instant> readAt = Optional.empty();
    private boolean changing;

    /// The VMs of a desk's engine; empty until [#load].
    ///
    /// @param later reads again by itself
    public MachinesViewModel(Desk desk, Later later) {
        this.desk = desk;
        this.attention = new Attention(later, this::load);
        search.addListener((_, _, _) -> sift());
        filters.addListener((ListChangeListener<RowFilter>) _ -> sift());
        desk.runs().whenEnded((_, _) -> load());
    }

    /// Asks the engine for its VMs. What is shown stays until the answer is there.
    public void load() {
        if (loading.get() || !desk.hasEngine()) {
            return;
        }
        loading.set(true);
        attention.asked();
        desk.background().ask("vms", () -> Listing.of(desk.workplace(), wording()), this::show, this::refuse);
    }

    /// Whether somebody looks at the list: only then is it read again by itself.
    public void attend(boolean looking) {
        attention.look(looking);
    }

    /// Shows what was read. Rows of the same VMs in the same order are changed where they stand.
    void show(Listing now) {
        loading.set(false);
        trouble.set("");
        readAt = Optional.of(wording().moments().now());
        plans.set(now.plans());
        changed(() -> Replacing.with(rows, now.rows()));
        attention.answered();
    }

    private void refuse(Exception refused) {
        loading.set(false);
        trouble.set(wording().trouble(refused));
        attention.failed();
    }

    private void sift() {
        changed(() -> shown.setPredicate(new Sieve(search.get(), filters)));
    }

    /// While rows come and go the table chooses by itself; only afterwards is it told what is chosen.
    private void changed(Runnable change) {
        changing = true;
        change.run();
        changing = false;
        Set<UUID> left = shown.stream()
                .map(MachineRow::id)
                .filter(chosen.get()::contains)
                .collect(Collectors.toUnmodifiableSet());
        chosen.set(left);
        replaced.forEach(Runnable::run);
    }

    /// Chooses rows: what the verbs for several VMs are about. Ignored while the rows are being exchanged.
    public void choose(Set<UUID> vms) {
        if (!changing) {
            chosen.set(Set.copyOf(vms));
        }
    }

    /// Chooses every row that is shown.
    public void chooseShown() {
        chosen.set(shown.stream().map(MachineRow::id).collect(Collectors.toUnmodifiableSet()));
        replaced.forEach(Runnable::run);
    }

    /// Calls after the shown rows were exchanged and the choice was cut down to them.
    public void whenReplaced(Runnable listener) {
        replaced.add(listener);
    }

    /// Whether rows are being exchanged right now.
    boolean changing() {
        return changing;
    }

    /// Adds a filter, or takes it away.
    public void filter(RowFilter filter, boolean on) {
        filters.remove(filter);
        if (on) {
            filters.add(filter);
        }
    }

    /// Shows everything again.
    public void showAll() {
        search.set("");
        filters.clear();
    }

    /// Shows what somebody should do something about, and nothing else.
    public void showWorry() {
        search.set("");
        filters.setAll(Arrays.stream(Protection.values())
                .filter(each -> each != Protection.PROTECTED)
                .map(RowFilter::of)
                .toList());
    }

    /// Every filter that would let something through, by kind and then by name.
    public List<RowFilter> offered() {
        List<RowFilter> offered = new ArrayList<>();
        Arrays.stream(Protection.values()).map(RowFilter::of).forEach(offered::add);
        Arrays.stream(Presence.values()).map(RowFilter::of).forEach(offered::add);
        rows.stream()
                .map(MachineRow::cluster)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .forEach(cluster -> offered.add(new RowFilter(RowFilter.Kind.CLUSTER, cluster)));
        rows.stream()
                .flatMap(row -> row.tags().stream())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .forEach(tag -> offered.add(new RowFilter(RowFilter.Kind.TAG, tag)));
        offered.add(new RowFilter(RowFilter.Kind.PLANNED, RowFilter.YES));
        offered.add(new RowFilter(RowFilter.Kind.PLANNED, RowFilter.NO));
        return offered.stream()
                .filter(each -> filters.contains(each) || rows.stream().anyMatch(each::letsThrough))
                .toList();
    }

    /// The rows that match, worry first.
    public ObservableList<MachineRow> shown() {
        return shown;
    }

    /// All rows.
    public ObservableList<MachineRow> all() {
        return rows;
    }

    /// The filters that are set. To be changed by [#filter].
    public ObservableList<RowFilter> filters() {
        return setFilters;
    }

    /// The row of a VM.
    public Optional<MachineRow> row(UUID vm) {
        return rows.stream().filter(row -> row.id().equals(vm)).findFirst();
    }

    /// What is searched for: words that all must occur in name, cluster, description or tags.
    public StringProperty searchProperty() {
        return search;
    }

    /// The rows that are chosen; always some of those that are shown.
    public ReadOnlyObjectProperty<Set<UUID>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// The plans that VMs can be given to.
    public ReadOnlyObjectProperty<List<Plan>> plansProperty() {
        return plans.getReadOnlyProperty();
    }

    /// The VM whose page is open; null for none.
    public ObjectProperty<@Nullable UUID> selectedProperty() {
        return selected;
    }

    /// Whether the engine is being asked.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Why the last question was not answered; empty if it was.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// How old what is shown is, while the engine does not answer; empty while it does, or when nothing was read.
    public StringBinding stale() {
        return Bindings.createStringBinding(
                () -> trouble.get().isEmpty()
                        ? ""
                        : readAt.map(at -> wording()
                                        .get(
                                                "machines.stale",
                                                wording().moments().time(at)))
                                .orElse(""),
                trouble);
    }

    /// How many of how many are shown.
    public StringBinding counted() {
        return Bindings.createStringBinding(
                () -> wording().get("machines.counted", shown.size(), rows.size()), shown, rows);
    }

    /// What stands in the table's place while it has no row.
    public StringBinding placeholder() {
        return Bindings.createStringBinding(this::whyEmpty, rows, shown, loading, trouble);
    }

    private String whyEmpty() {
        if (!rows.isEmpty()) {
            return wording().get("machines.none-found");
        }
        if (!trouble.get().isEmpty()) {
            return trouble.get();
        }
        return wording().get(loading.get() || readAt.isEmpty() ? "machines.loading" : "machines.empty");
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
