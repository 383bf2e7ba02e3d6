package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.plan.RestoreRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Where a point goes: a new VM with a place for each disk, or files on this computer.
///
/// What was entered stays while the person goes back and forth, and as far as disks are the same even when they choose
/// another point.
public final class DestinationViewModel {
    private final Wording wording;
    private final boolean engineThere;
    private final BooleanProperty toVm = new SimpleBooleanProperty(true);
    private final StringProperty vmName = new SimpleStringProperty("");
    private final ObservableList<Named> clusters = FXCollections.observableArrayList();
    private final ObservableList<Named> domains = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Named> cluster = new SimpleObjectProperty<>();
    private final ObservableList<DiskChoice> disks =
            FXCollections.observableArrayList(disk -> new Observable[] {disk.domainProperty(), disk.wantedProperty()});
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObjectProperty<ImageFormat> format = new SimpleObjectProperty<>(ImageFormat.QCOW2);
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private Set<String> taken = Set.of();
    private @Nullable PointRow from;

    /// What there is to choose from on the engine; all empty without one.
    ///
    /// @param clusters by name
    /// @param domains  storage domains by name
    /// @param names    of VMs that exist
    record Offers(List<Named> clusters, List<Named> domains, Set<String> names) {}

    /// @param engineThere whether a VM could be made at all
    DestinationViewModel(Wording wording, boolean engineThere) {
        this.wording = wording;
        this.engineThere = engineThere;
        for (Observable each : List.of(toVm, vmName, cluster, disks, folder)) {
            each.addListener(_ -> missing.set(whatIsMissing()));
        }
    }

    /// Begins anew for a VM: proposes a name and the cluster it was in.
    ///
    /// @param home id of that cluster
    void offer(Offers offers, String vm, Optional<UUID> home) {
        clusters.setAll(offers.clusters());
        domains.setAll(offers.domains());
        taken = offers.names();
        disks.clear();
        toVm.set(engineThere);
        vmName.set(wording.get("restore.vm.name.proposal", vm));
        cluster.set(byId(clusters, home).orElse(clusters.isEmpty() ? null : clusters.getFirst()));
        missing.set(whatIsMissing());
    }

    private static Optional<Named> byId(List<Named> all, Optional<UUID> id) {
        return all.stream().filter(each -> Optional.of(each.id()).equals(id)).findFirst();
    }

    /// Keeps what was decided for disks that the other point has too.
    ///
    /// @param now the point; null for none
    void choose(@Nullable PointRow now) {
        from = now;
        Map<UUID, DiskChoice> before =
                disks.stream().collect(Collectors.toMap(choice -> choice.disk().disk(), choice -> choice));
        disks.setAll(
                now == null
                        ? List.of()
                        : now.disks().stream()
                                .map(disk -> choice(disk, before.get(disk.disk())))
                                .toList());
    }

    private DiskChoice choice(PointRow.KeptDisk disk, @Nullable DiskChoice before) {
        DiskChoice choice = new DiskChoice(disk);
        Named home = byId(domains, disk.home()).orElse(domains.isEmpty() ? null : domains.getFirst());
        choice.domainProperty()
                .set(before == null ? home : before.domainProperty().get());
        choice.wantedProperty().set(before == null || before.wantedProperty().get());
        return choice;
    }

    private String whatIsMissing() {
        return toVm.get() ? missingForVm() : missingForFiles();
    }

    private String missingForVm() {
        if (vmName.get().isBlank()) {
            return wording.get("restore.missing.name");
        }
        if (!vmName.get().matches("[\\p{L}0-9._+-]{1,255}")) {
            return wording.get("restore.missing.name-bad");
        }
        if (taken.contains(vmName.get())) {
            return wording.get("restore.missing.name-taken");
        }
        if (cluster.get() == null) {
            return wording.get("restore.missing.cluster");
        }
        return disks.stream()
                .filter(choice -> choice.domainProperty().get() == null)
                .findFirst()
                .map(choice ->
                        wording.get("restore.missing.domain", choice.disk().alias()))
                .orElse("");
    }

    private String missingForFiles() {
        if (folderPath().isEmpty()) {
            return wording.get("restore.missing.folder");
        }
        return disks.stream().noneMatch(choice -> choice.wantedProperty().get())
                ? wording.get("restore.missing.disks")
                : "";
    }

    private Optional<Path> folderPath() {
        try {
            String typed = folder.get().strip();
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(typed).toAbsolutePath());
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    /// What is asked for. Only while nothing is missing.
    RestoreRequest request() {
        PointRow point = from;
        if (point == null || !missing.get().isEmpty()) {
            throw new IllegalStateException("the destination is not complete: " + missing.get());
        }
        return toVm.get() ? newVm(point) : files(point);
    }

    private RestoreRequest newVm(PointRow point) {
        Map<UUID, UUID> places = new HashMap<>();
        for (DiskChoice choice : disks) {
            Named domain = choice.domainProperty().get();
            if (domain != null) {
                places.put(choice.disk().disk(), domain.id());
            }
        }
        Named where = cluster.get();
        if (where == null) {
            throw new IllegalStateException("no cluster was chosen");
        }
        return new RestoreRequest.NewVm(
                point.id(), vmName.get(), where.id(), places, Optional.empty(), Optional.empty(), List.of(), true);
    }

    private RestoreRequest files(PointRow point) {
        Set<UUID> wanted = disks.stream()
                .filter(choice -> choice.wantedProperty().get())
                .map(choice -> choice.disk().disk())
                .collect(Collectors.toSet());
        return new RestoreRequest.LocalFiles(point.id(), folderPath().orElseThrow(), format.get(), Optional.of(wanted));
    }

    /// A new VM, or else files on this computer.
    public BooleanProperty toVmProperty() {
        return toVm;
    }

    /// Whether there is an engine that a VM could go to.
    public boolean engineThere() {
        return engineThere;
    }

    /// The new VM's name.
    public StringProperty vmNameProperty() {
        return vmName;
    }

    /// Clusters to choose from.
    public ObservableList<Named> clusters() {
        return clusters;
    }

    /// Storage domains to choose from.
    public ObservableList<Named> domains() {
        return domains;
    }

    /// The new VM's cluster; null while undecided.
    public ObjectProperty<@Nullable Named> clusterProperty() {
        return cluster;
    }

    /// The point's disks and what was decided about each.
    public ObservableList<DiskChoice> disks() {
        return disks;
    }

    /// The folder for files, as typed.
    public StringProperty folderProperty() {
        return folder;
    }

    /// The files' format.
    public ObjectProperty<ImageFormat> formatProperty() {
        return format;
    }

    /// What keeps the destination from being reviewed; empty for nothing.
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
