package io.chainkeeper.desktop.points;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.RunKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// All points of the repository, newest first, of all VMs or of one.
public final class PointsViewModel {
    private final Desk desk;
    private final ObservableList<PointRow> rows = FXCollections.observableArrayList();
    private final FilteredList<PointRow> shown = new FilteredList<>(rows);
    private final ObservableList<PointGroup> groups = FXCollections.observableArrayList();
    private final FilteredList<PointGroup> shownGroups = new FilteredList<>(groups);
    private final ObjectProperty<@Nullable PointGroup> group = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable PointRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// The points of a desk's repository; empty until [#load].
    public PointsViewModel(Desk desk) {
        this.desk = desk;
        search.addListener(_ -> sift());
        group.addListener(_ -> sift());
        desk.runs().cards().addListener((ListChangeListener<RunCardViewModel>) _ -> pickCard());
        desk.runs().whenEnded((_, _) -> load());
    }

    /// Reads the repository's manifests.
    public void load() {
        loading.set(true);
        desk.background()
                .ask("points", () -> PointsFound.of(desk.workplace().points(), wording()), this::show, this::refuse);
    }

    private void refuse(Exception refused) {
        loading.set(false);
        trouble.set(wording().trouble(refused));
    }

    /// Shows what was read.
    void show(PointsFound found) {
        loading.set(false);
        trouble.set("");
        Optional<UUID> chosen = Optional.ofNullable(group.get()).flatMap(PointGroup::vm);
        rows.setAll(found.rows());
        groups.setAll(found.groups());
        group.set(groups.stream()
                .filter(each -> each.vm().equals(chosen))
                .findFirst()
                .orElse(groups.getFirst()));
    }

    /// A word finds VMs, and where none is called so, what stands in the rows.
    private void sift() {
        String words = search.get().strip().toLowerCase(Locale.ROOT);
        Optional<UUID> vm = Optional.ofNullable(group.get()).flatMap(PointGroup::vm);
        Predicate<PointRow> ofVm =
                vm.<Predicate<PointRow>>map(id -> row -> row.vm().equals(id)).orElse(_ -> true);
        shown.setPredicate(words.isEmpty() ? ofVm : ofVm.and(row -> matches(row, words)));
        shownGroups.setPredicate(each -> words.isEmpty()
                || each.vm().isEmpty()
                || each.vm().equals(vm)
                || each.name().toLowerCase(Locale.ROOT).contains(words));
    }

    private static boolean matches(PointRow row, String words) {
        return row.vmName().toLowerCase(Locale.ROOT).contains(words)
                || row.time().toLowerCase(Locale.ROOT).contains(words)
                || row.kind().toLowerCase(Locale.ROOT).contains(words)
                || row.consistency().toLowerCase(Locale.ROOT).contains(words)
                || row.id().toString().startsWith(words);
    }

    private void pickCard() {
        card.set(desk.runs().cards().stream()
                .filter(run -> run.kind() == RunKind.VERIFY || run.kind() == RunKind.REBUILD_CATALOG)
                .filter(run -> !run.dismissedProperty().get())
                .findFirst());
    }

    /// Reads the selected point back and compares every digest.
    public void verify() {
        PointRow row = selected.get();
        if (row != null) {
            desk.startFor(row.vm(), () -> desk.workplace().verify(row.id()), this::refuse);
        }
    }

    /// Writes the catalog anew from what the repository's manifests say.
    public void rebuild() {
        desk.start(desk.workplace()::rebuildCatalog, this::refuse);
    }

    /// The rows that match.
    public ObservableList<PointRow> shown() {
        return shown;
    }

    /// All rows.
    public ObservableList<PointRow> all() {
        return rows;
    }

    /// All points, and each VM whose name matches.
    public ObservableList<PointGroup> groups() {
        return shownGroups;
    }

    /// The group that is shown; null while nothing was read.
    public ObjectProperty<@Nullable PointGroup> groupProperty() {
        return group;
    }

    /// A part of a VM's name, a date, a kind, or the beginning of a point's id.
    public StringProperty searchProperty() {
        return search;
    }

    /// The selected row; null for none.
    public ObjectProperty<@Nullable PointRow> selectedProperty() {
        return selected;
    }

    /// Whether the manifests are being read.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// The run that belongs on this screen: the newest verification or rebuild that nobody has put away.
    public ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// How many points are shown and what they cost.
    public StringBinding counted() {
        return Bindings.createStringBinding(this::count, rows, shown);
    }

    private String count() {
        List<PointRow> counted = List.copyOf(shown);
        long stored = counted.stream().mapToLong(PointRow::storedBytes).sum();
        return wording().get("points.counted", counted.size(), wording().size(stored));
    }

    /// What stands in the table's place while it has no row.
    public StringBinding placeholder() {
        return Bindings.createStringBinding(this::whyEmpty, rows, shown, trouble, loading);
    }

    private String whyEmpty() {
        if (!trouble.get().isEmpty()) {
            return trouble.get();
        }
        if (!rows.isEmpty()) {
            return wording().get("points.none-found");
        }
        return wording().get(loading.get() ? "points.loading" : "points.empty");
    }

    /// The repository's folder.
    public String where() {
        return desk.workplace().options().repository().toString();
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
