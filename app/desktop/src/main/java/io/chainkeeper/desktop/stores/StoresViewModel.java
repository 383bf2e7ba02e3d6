package io.chainkeeper.desktop.stores;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.watch.RunCardViewModel;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.Coverage;
import io.chainkeeper.jobs.activity.Space;
import io.chainkeeper.jobs.activity.VmSpace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The open repository: its space, its forecast, and what was read back.
public final class StoresViewModel {
    /// Sooner than this is soon.
    private static final long SOON_DAYS = 14;

    private final Desk desk;
    private final ObservableList<StoreRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Space>> space = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<RunCardViewModel>> card =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// The repository of a desk's workplace; nothing is known until [#load].
    public StoresViewModel(Desk desk) {
        this.desk = desk;
        desk.runs().cards().addListener((ListChangeListener<RunCardViewModel>) _ -> pickCard());
        desk.runs().whenEnded((_, _) -> load());
    }

    /// Asks how things stand. What is shown stays until the answer is there.
    public void load() {
        loading.set(true);
        desk.background().ask("space", () -> desk.workplace().activity().space(), this::show, this::refuse);
    }

    private void refuse(Exception refused) {
        loading.set(false);
        trouble.set(wording().trouble(refused));
    }

    private void show(Space found) {
        loading.set(false);
        trouble.set("");
        long most = found.vms().stream().mapToLong(VmSpace::used).max().orElse(0);
        rows.setAll(found.vms().stream()
                .map(vm -> new StoreRow(vm, most == 0 ? 0 : (double) vm.used() / most))
                .toList());
        space.set(Optional.of(found));
    }

    private void pickCard() {
        card.set(desk.runs().cards().stream()
                .filter(run -> switch (run.kind()) {
                    case VERIFY, REBUILD_CATALOG, ADOPT -> true;
                    case BACKUP, RESTORE_VM, RESTORE_DISKS, RESTORE_FILES, CLEAN_UP -> false;
                })
                .filter(run -> !run.dismissedProperty().get())
                .findFirst());
    }

    /// Reads back what was not read for the longest time.
    public void verifyOldest() {
        desk.start(() -> desk.workplace().care().verifyOldest(), this::refuse);
    }

    /// Writes the catalog anew from what the repository's manifests say.
    public void rebuild() {
        desk.start(desk.workplace()::rebuildCatalog, this::refuse);
    }

    /// "Points take 1.2 TiB. 300 GiB of 2 TiB are free."
    String used(Space now) {
        return wording()
                .get(
                        "repositories.used",
                        wording().size(now.used()),
                        wording().size(now.free()),
                        wording().size(now.total()));
    }

    /// How it goes on.
    String forecast(Space now) {
        if (now.bytesPerDay() < 1) {
            return wording().get("repositories.forecast.unknown");
        }
        String growth = wording().size((long) now.bytesPerDay());
        return now.fullOn()
                .map(day -> wording()
                        .get(
                                "repositories.forecast.full",
                                growth,
                                wording().moments().weekday(day)))
                .orElse(wording().get("repositories.forecast.far", growth));
    }

    /// Whether the forecast calls for attention.
    boolean soonFull(Space now) {
        LocalDate today = wording().moments().today();
        return now.fullOn()
                .filter(day -> ChronoUnit.DAYS.between(today, day) < SOON_DAYS)
                .isPresent();
    }

    /// "92 % of what is stored was read back in the last 28 days."
    String coverage(Space now) {
        Coverage read = now.verified();
        return read.points() == 0
                ? wording().get("repositories.coverage.nothing")
                : wording()
                        .get(
                                "repositories.coverage",
                                read.fraction(),
                                read.within().toDays());
    }

    /// What is behind that figure.
    String coverageFacts(Space now) {
        Coverage read = now.verified();
        if (read.points() == 0) {
            return "";
        }
        return read.oldest()
                .map(oldest -> wording()
                        .get(
                                "repositories.coverage.facts",
                                read.verified(),
                                read.points(),
                                read.never(),
                                wording().moments().ago(oldest)))
                .orElse(wording().get("repositories.coverage.never", read.points()));
    }

    /// Per VM, the largest first.
    public ObservableList<StoreRow> rows() {
        return rows;
    }

    /// How things stand; empty until known.
    public ReadOnlyObjectProperty<Optional<Space>> spaceProperty() {
        return space.getReadOnlyProperty();
    }

    /// Whether the question is being answered.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Why it could not be answered; empty if it was.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The run that belongs on this screen: the newest that looks after the repository.
    public ReadOnlyObjectProperty<Optional<RunCardViewModel>> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /// The repository's folder.
    public Path folder() {
        return desk.workplace().options().repository();
    }

    /// What is in the way of showing rows.
    public String placeholder() {
        return wording().get("repositories.no-points");
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
