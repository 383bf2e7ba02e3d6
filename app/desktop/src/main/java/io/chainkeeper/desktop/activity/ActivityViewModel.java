package io.chainkeeper.desktop.activity;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.run.RunKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The list of runs: read once for a period, sifted in memory as somebody types.
public final class ActivityViewModel {
    /// More would help nobody; a shorter period shows what is beyond.
    static final int MOST = 20_000;

    /// Which endings are shown.
    public enum Ending {
        ALL(Set.of()),
        TROUBLE(Set.of(RunEntry.State.FAILED, RunEntry.State.INTERRUPTED)),
        COMPLETED(Set.of(RunEntry.State.COMPLETED)),
        STOPPED(Set.of(RunEntry.State.CANCELLED, RunEntry.State.NOTHING_TO_DO)),
        RUNNING(Set.of(RunEntry.State.RUNNING));

        private final Set<RunEntry.State> states;

        Ending(Set<RunEntry.State> states) {
            this.states = states;
        }

        boolean has(RunEntry.State state) {
            return states.isEmpty() || states.contains(state);
        }
    }

    /// How far back.
    public enum Period {
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30)),
        YEAR(Duration.ofDays(365)),
        EVER(Duration.ZERO);

        private final Duration length;

        Period(Duration length) {
            this.length = length;
        }

        Optional<Instant> since(Instant now) {
            return length.isZero() ? Optional.empty() : Optional.of(now.minus(length));
        }
    }

    private final Desk desk;
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final FilteredList<RunRow> shown = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<RunKind>> kind = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Ending> ending = new SimpleObjectProperty<>(Ending.ALL);
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.MONTH);
    private final ObjectProperty<Optional<UUID>> vm = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<@Nullable UUID> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private boolean again;

    /// The runs of a desk's workplace; empty until [#load].
    public ActivityViewModel(Desk desk) {
        this.desk = desk;
        search.addListener((_, _, _) -> sift());
        kind.addListener((_, _, _) -> sift());
        ending.addListener((_, _, _) -> sift());
        vm.addListener((_, _, _) -> sift());
        period.addListener((_, _, _) -> load());
        desk.runs().whenEnded((_, _) -> load());
        desk.runs().cards().addListener((ListChangeListener<Object>) _ -> load());
    }

    /// Asks for the runs of the period. What is shown stays until the answer is there. Asked while it is being
    /// answered, it asks once more afterwards.
    public void load() {
        if (loading.get()) {
            again = true;
            return;
        }
        loading.set(true);
        RunFilter wanted = new RunFilter(
                Optional.empty(),
                Set.of(),
                Set.of(),
                period.get().since(desk.workplace().options().clock().instant()),
                Optional.empty(),
                "");
        Activity activity = desk.workplace().activity();
        desk.background()
                .ask(
                        "activity",
                        () -> activity.runs(wanted, MOST).stream()
                                .map(entry -> RunRow.of(entry, wording()))
                                .toList(),
                        this::show,
                        this::failed);
    }

    private void show(List<RunRow> found) {
        trouble.set("");
        rows.setAll(found);
        loaded();
    }

    private void failed(Exception refused) {
        trouble.set(wording().trouble(refused));
        loaded();
    }

    private void loaded() {
        loading.set(false);
        if (again) {
            again = false;
            load();
        }
    }

    private void sift() {
        String[] words = search.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
        Optional<RunKind> which = kind.get();
        Optional<UUID> whose = vm.get();
        Ending how = ending.get();
        shown.setPredicate(row -> (which.isEmpty() || which.get() == row.entry().kind())
                && how.has(row.entry().state())
                && (whose.isEmpty() || row.entry().vm().equals(whose))
                && List.of(words).stream().allMatch(row.found()::contains));
    }

    /// Shows one VM's runs only, or every VM's again.
    public void about(Optional<UUID> which) {
        vm.set(which);
    }

    /// Shows one run, whatever was filtered before.
    public void open(UUID run) {
        search.set("");
        kind.set(Optional.empty());
        ending.set(Ending.ALL);
        about(Optional.empty());
        selected.set(run);
    }

    /// Shows every run of one VM, whatever was filtered before.
    public void openRunsOf(UUID which) {
        search.set("");
        kind.set(Optional.empty());
        ending.set(Ending.ALL);
        period.set(Period.EVER);
        about(Optional.of(which));
    }

    /// Writes what is shown into a new file of a folder.
    public void export(Path folder, Activity.Format format) {
        RunFilter wanted = new RunFilter(
                vm.get(),
                kind.get().map(Set::of).orElse(Set.of()),
                ending.get().states,
                period.get().since(desk.workplace().options().clock().instant()),
                Optional.empty(),
                search.get().strip());
        Activity activity = desk.workplace().activity();
        Instant now = desk.workplace().options().clock().instant();
        desk.background()
                .ask(
                        "export",
                        () -> ExportFile.write(folder, now, format, activity.export(wanted, format)),
                        file -> news.set(wording().get("activity.exported", file.toString())),
                        refused -> news.set(
                                wording().get("activity.export.failed", folder, String.valueOf(refused.getMessage()))));
    }

    /// The rows that match, newest first.
    public ObservableList<RunRow> shown() {
        return shown;
    }

    /// Words that all must occur.
    public StringProperty searchProperty() {
        return search;
    }

    /// Only this kind; empty for all.
    public ObjectProperty<Optional<RunKind>> kindProperty() {
        return kind;
    }

    /// Only these endings.
    public ObjectProperty<Ending> endingProperty() {
        return ending;
    }

    /// How far back.
    public ObjectProperty<Period> periodProperty() {
        return period;
    }

    /// The only VM that is shown; empty for all.
    public ObjectProperty<Optional<UUID>> vmProperty() {
        return vm;
    }

    /// The run whose story is told; null for none.
    public ObjectProperty<@Nullable UUID> selectedProperty() {
        return selected;
    }

    /// Whether the question is being answered.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// What the last export came to; empty before.
    public ReadOnlyStringProperty newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// Nobody needs to read that any more.
    public void dismissNews() {
        news.set("");
    }

    /// How many of how many are shown.
    public StringBinding counted() {
        return Bindings.createStringBinding(
                () -> wording().get("activity.counted", shown.size(), rows.size()), shown, rows);
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
            return wording().get(loading.get() ? "activity.loading" : "activity.empty");
        }
        return wording().get("activity.none-found");
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
