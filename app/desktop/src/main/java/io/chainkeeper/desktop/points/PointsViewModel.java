package io.chainkeeper.desktop.points;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.repository.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
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

/// All points of the repository, newest first.
public final class PointsViewModel {
    private final Desk desk;
    private final ObservableList<PointRow> rows = FXCollections.observableArrayList();
    private final FilteredList<PointRow> shown = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable PointRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// The points of a desk's repository; empty until [#load].
    public PointsViewModel(Desk desk) {
        this.desk = desk;
        search.addListener((_, _, words) -> sift(words.strip().toLowerCase(Locale.ROOT)));
        desk.runs().cards().addListener((ListChangeListener<RunCardViewModel>) _ -> pickCard());
        desk.runs().whenEnded((_, _) -> load());
    }

    /// Reads the repository's manifests.
    public void load() {
        desk.background()
                .ask(
                        "points",
                        desk.workplace()::points,
                        this::show,
                        refused -> trouble.set(wording().trouble(refused)));
    }

    private void show(List<Point> points) {
        trouble.set("");
        rows.setAll(points.stream()
                .sorted(Comparator.comparing(Point::takenAt).reversed())
                .map(point -> PointRow.of(point, wording()))
                .toList());
    }

    private void sift(String words) {
        shown.setPredicate(
                row -> words.isEmpty() || row.vmName().toLowerCase(Locale.ROOT).contains(words));
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
            desk.runs().follow(desk.workplace().verify(row.id()), row.vm());
        }
    }

    /// Writes the catalog anew from what the repository's manifests say.
    public void rebuild() {
        desk.runs().follow(desk.workplace().rebuildCatalog());
    }

    /// The rows that match.
    public ObservableList<PointRow> shown() {
        return shown;
    }

    /// All rows.
    public ObservableList<PointRow> all() {
        return rows;
    }

    /// A part of a VM's name.
    public StringProperty searchProperty() {
        return search;
    }

    /// The selected row; null for none.
    public ObjectProperty<@Nullable PointRow> selectedProperty() {
        return selected;
    }

    /// The run that belongs on this screen: the newest verification or rebuild that nobody has put away.
    public ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// How many points there are and what they cost.
    public StringBinding counted() {
        return Bindings.createStringBinding(this::count, rows);
    }

    private String count() {
        long stored = rows.stream().mapToLong(PointRow::storedBytes).sum();
        return wording().get("points.counted", rows.size(), wording().size(stored));
    }

    /// What stands in the table's place while it has no row.
    public StringBinding placeholder() {
        return Bindings.createStringBinding(this::whyEmpty, rows, shown, trouble);
    }

    private String whyEmpty() {
        if (!trouble.get().isEmpty()) {
            return trouble.get();
        }
        return wording().get(rows.isEmpty() ? "points.empty" : "points.none-found");
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
