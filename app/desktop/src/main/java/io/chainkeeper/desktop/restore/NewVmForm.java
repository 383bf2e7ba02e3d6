package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.NicShape;
import io.chainkeeper.repository.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Name, cluster and network cards of a new VM, checked while they are entered.
public final class NewVmForm {
    private final Wording wording;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableList<Named> clusters = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Named> cluster = new SimpleObjectProperty<>();
    private final ObservableList<NicRow> nics = FXCollections.observableArrayList(
            row -> new Observable[] {row.networkProperty(), row.keepMacProperty(), row.troubleProperty()});
    private final ObservableList<NetworkWish> networks = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper nameTrouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper clusterTrouble = new ReadOnlyStringWrapper("");
    private Map<String, String> owners = Map.of();
    private Set<String> taken = Set.of();

    NewVmForm(Wording wording) {
        this.wording = wording;
        name.addListener(_ -> check());
        cluster.addListener(_ -> check());
    }

    /// Begins anew.
    void offer(Offers offers) {
        clusters.setAll(offers.clusters());
        networks.setAll(offers.networks());
        owners = offers.owners();
        taken = offers.names().keySet();
        nics.clear();
        name.set("");
        cluster.set(null);
    }

    /// Proposes for a point. Entries that a person has made stay: a name, a cluster, and cards of the same name.
    void propose(Point point) {
        if (name.get().isBlank()) {
            name.set(freeName(point.vm().name()));
        }
        if (cluster.get() == null) {
            cluster.set(clusters.stream()
                    .filter(each -> each.id().equals(point.shape().clusterId()))
                    .findFirst()
                    .orElse(clusters.isEmpty() ? null : clusters.getFirst()));
        }
        Map<NicShape, NicRow> before = nics.stream().collect(Collectors.toMap(NicRow::nic, row -> row, (a, _) -> a));
        nics.setAll(point.shape().nics().stream()
                .map(nic -> Optional.ofNullable(before.get(nic))
                        .orElseGet(() -> new NicRow(nic, networks, owners, wording)))
                .toList());
        check();
    }

    private String freeName(String vm) {
        String wish = wording.get("restore.vm.name.proposal", vm);
        String free = wish;
        for (int number = 2; taken.contains(free); number++) {
            free = wish + "-" + number;
        }
        return free;
    }

    private void check() {
        nameTrouble.set(whatIsWrongWithTheName());
        clusterTrouble.set(cluster.get() == null ? wording.get("restore.missing.cluster") : "");
    }

    private String whatIsWrongWithTheName() {
        if (name.get().isBlank()) {
            return wording.get("restore.missing.name");
        }
        if (!name.get().matches("[\\p{L}0-9._+-]{1,255}")) {
            return wording.get("restore.missing.name-bad");
        }
        return taken.contains(name.get()) ? wording.get("restore.missing.name-taken") : "";
    }

    /// Whether nothing is wrong or missing.
    boolean complete() {
        return nameTrouble.get().isEmpty()
                && clusterTrouble.get().isEmpty()
                && nics.stream().allMatch(row -> row.troubleProperty().get().isEmpty());
    }

    /// What its completeness hangs on.
    List<Observable> inputs() {
        return List.of(nameTrouble, clusterTrouble, nics);
    }

    /// The new VM's name.
    public StringProperty nameProperty() {
        return name;
    }

    /// What is wrong with it; empty for nothing.
    public ReadOnlyStringProperty nameTroubleProperty() {
        return nameTrouble.getReadOnlyProperty();
    }

    /// Clusters to choose from.
    public ObservableList<Named> clusters() {
        return clusters;
    }

    /// The new VM's cluster; null while undecided.
    public ObjectProperty<@Nullable Named> clusterProperty() {
        return cluster;
    }

    /// What is wrong with it; empty for nothing.
    public ReadOnlyStringProperty clusterTroubleProperty() {
        return clusterTrouble.getReadOnlyProperty();
    }

    /// The stored network cards and what was decided about each.
    public ObservableList<NicRow> nics() {
        return nics;
    }

    /// Networks to choose from.
    public ObservableList<NetworkWish> networks() {
        return networks;
    }
}
