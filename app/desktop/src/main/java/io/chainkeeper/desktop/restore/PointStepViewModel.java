package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.chain.ChainPicture;
import io.chainkeeper.desktop.chain.ChainSketch;
import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// Which moment: of one VM, or first which VM, also one that the engine has forgotten.
public final class PointStepViewModel {
    private final Wording wording;
    private final ReadOnlyBooleanWrapper asksVm = new ReadOnlyBooleanWrapper(false);
    private final ObservableList<KeptVm> vms = FXCollections.observableArrayList();
    private final FilteredList<KeptVm> shown = new FilteredList<>(vms);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable KeptVm> vm = new SimpleObjectProperty<>();
    private final ObservableList<PointRow> points = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ChainPicture> picture = new ReadOnlyObjectWrapper<>(ChainPicture.EMPTY);
    private final ObjectProperty<@Nullable PointRow> point = new SimpleObjectProperty<>();
    private Map<UUID, List<Point>> byVm = Map.of();

    PointStepViewModel(Wording wording) {
        this.wording = wording;
        search.addListener((_, _, words) -> sift(words.strip().toLowerCase(Locale.ROOT)));
        vm.addListener((_, _, now) -> showPoints(now));
    }

    /// Begins anew.
    ///
    /// @param wanted VM to begin with; empty to let the person choose
    /// @param point  to begin with; empty for the newest
    void offer(Offers offers, Optional<UUID> wanted, Optional<UUID> point) {
        asksVm.set(wanted.isEmpty());
        search.set("");
        byVm = new LinkedHashMap<>();
        for (Point each : offers.points()) {
            byVm.computeIfAbsent(each.vm().id(), _ -> new ArrayList<>()).add(each);
        }
        vm.set(null);
        vms.setAll(byVm.entrySet().stream()
                .map(each -> kept(each.getKey(), each.getValue(), offers))
                .sorted(Comparator.comparing(KeptVm::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
        wanted.flatMap(id -> vms.stream().filter(each -> each.id().equals(id)).findFirst())
                .ifPresent(vm::set);
        point.flatMap(id -> points.stream().filter(each -> each.id().equals(id)).findFirst())
                .ifPresent(this.point::set);
    }

    private KeptVm kept(UUID id, List<Point> points, Offers offers) {
        Point newest = points.getLast();
        return new KeptVm(
                id,
                newest.vm().name(),
                points.size(),
                wording.moments().at(newest.takenAt()),
                offers.names().containsValue(id));
    }

    private void sift(String words) {
        shown.setPredicate(each -> words.isEmpty()
                || each.name().toLowerCase(Locale.ROOT).contains(words)
                || each.id().toString().startsWith(words));
    }

    private void showPoints(@Nullable KeptVm now) {
        List<Point> kept = now == null ? List.of() : byVm.getOrDefault(now.id(), List.of());
        point.set(null);
        points.setAll(
                kept.reversed().stream().map(each -> PointRow.of(each, wording)).toList());
        picture.set(new ChainSketch(wording).of(kept));
        point.set(points.isEmpty() ? null : points.getFirst());
    }

    /// Chooses the point of an id, if the VM has it.
    public void choose(UUID id) {
        points.stream().filter(each -> each.id().equals(id)).findFirst().ifPresent(point::set);
    }

    /// The manifest of the chosen point.
    Optional<Point> manifest() {
        PointRow row = point.get();
        return row == null
                ? Optional.empty()
                : byVm.getOrDefault(row.vm(), List.of()).stream()
                        .filter(each -> each.id().equals(row.id()))
                        .findFirst();
    }

    /// Whether the VM is to be chosen too.
    public ReadOnlyBooleanProperty asksVmProperty() {
        return asksVm.getReadOnlyProperty();
    }

    /// VMs that match the search.
    public ObservableList<KeptVm> vms() {
        return shown;
    }

    /// A part of a VM's name, or the beginning of its id.
    public StringProperty searchProperty() {
        return search;
    }

    /// The VM; null while undecided.
    public ObjectProperty<@Nullable KeptVm> vmProperty() {
        return vm;
    }

    /// Its points, newest first.
    public ObservableList<PointRow> points() {
        return points;
    }

    /// Its chains.
    public ReadOnlyObjectProperty<ChainPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// The point to restore; null while undecided.
    public ObjectProperty<@Nullable PointRow> pointProperty() {
        return point;
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
