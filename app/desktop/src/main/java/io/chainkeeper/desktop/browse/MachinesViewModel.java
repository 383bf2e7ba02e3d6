package io.chainkeeper.desktop.browse;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.VmSummary;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The list of VMs: read once, searched as somebody types.
public final class MachinesViewModel {
    /// Which rows are shown, whatever is searched.
    public enum Only {
        ALL,
        WORRY,
        PROTECTED
    }

    private final Desk desk;
    private final ObservableList<MachineRow> rows = FXCollections.observableArrayList();
    private final FilteredList<MachineRow> shown = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Only> only = new SimpleObjectProperty<>(Only.ALL);
    private final ObjectProperty<@Nullable UUID> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// The VMs of a desk's engine; empty until [#load].
    public MachinesViewModel(Desk desk) {
        this.desk = desk;
        search.addListener((_, _, _) -> sift());
        only.addListener((_, _, _) -> sift());
        desk.runs().whenEnded((_, _) -> load());
    }

    /// Asks the engine for its VMs. What is shown stays until the answer is there.
    public void load() {
        if (loading.get() || !desk.workplace().connected()) {
            return;
        }
        loading.set(true);
        desk.background().ask("vms", desk.workplace()::vms, this::show, refused -> {
            loading.set(false);
            trouble.set(wording().trouble(refused));
        });
    }

    /// Shows these VMs, worry first.
    void show(List<VmSummary> vms) {
        loading.set(false);
        trouble.set("");
        rows.setAll(vms.stream()
                .map(vm -> MachineRow.of(vm, wording()))
                .sorted(MachineRow.BY_WORRY)
                .toList());
    }

    private void sift() {
        String words = search.get().strip();
        Only which = only.get();
        shown.setPredicate(row -> (words.isEmpty() || row.matches(words))
                && switch (which) {
                    case ALL -> true;
                    case WORRY -> row.worrying();
                    case PROTECTED -> !row.worrying();
                });
    }

    /// The rows that match, worry first.
    public ObservableList<MachineRow> shown() {
        return shown;
    }

    /// All rows.
    public ObservableList<MachineRow> all() {
        return rows;
    }

    /// The row of a VM.
    public Optional<MachineRow> row(UUID vm) {
        return rows.stream().filter(row -> row.id().equals(vm)).findFirst();
    }

    /// What is searched for: words that all must occur in name, cluster, description or tags.
    public StringProperty searchProperty() {
        return search;
    }

    /// Which rows are shown.
    public ObjectProperty<Only> onlyProperty() {
        return only;
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
        if (!trouble.get().isEmpty()) {
            return trouble.get();
        }
        if (rows.isEmpty()) {
            return wording().get(loading.get() ? "machines.loading" : "machines.empty");
        }
        return wording().get("machines.none-found");
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
