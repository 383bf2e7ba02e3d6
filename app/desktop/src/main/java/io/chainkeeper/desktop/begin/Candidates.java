package io.chainkeeper.desktop.begin;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.VmSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The VMs to choose from: those that are ready are proposed.
public final class Candidates {
    private final Wording wording;
    private final ObservableList<ReadyVm> vms =
            FXCollections.observableArrayList(vm -> new Observable[] {vm.inProperty()});
    private final FilteredList<ReadyVm> found = new FilteredList<>(vms);
    private final StringProperty search = new SimpleStringProperty("");

    Candidates(Wording wording) {
        this.wording = wording;
        search.subscribe(words -> found.setPredicate(vm -> vm.matches(words)));
    }

    /// Offers these.
    ///
    /// @param kept chosen before; empty for what is proposed
    void offer(List<VmSummary> all, Optional<Set<UUID>> kept) {
        List<ReadyVm> rows = all.stream().map(vm -> ReadyVm.of(vm, wording)).toList();
        rows.forEach(vm -> vm.choose(kept.map(ids -> ids.contains(vm.id())).orElse(vm.level() == ReadyVm.Level.READY)));
        vms.setAll(rows);
    }

    /// Chooses every VM that is ready, or none.
    public void chooseReady(boolean all) {
        List.copyOf(vms).forEach(vm -> vm.choose(all && vm.level() == ReadyVm.Level.READY));
    }

    /// The VMs that are chosen.
    Set<UUID> chosen() {
        return vms.stream().filter(vm -> vm.inProperty().get()).map(ReadyVm::id).collect(Collectors.toSet());
    }

    /// About what a first backup of the chosen ones moves, in bytes.
    long bytes() {
        return vms.stream()
                .filter(vm -> vm.inProperty().get())
                .mapToLong(ReadyVm::bytes)
                .sum();
    }

    int size() {
        return vms.size();
    }

    /// Calls whenever the choice changes.
    void whenChanged(Runnable listener) {
        vms.subscribe(listener);
    }

    /// The VMs that match the search.
    public ObservableList<ReadyVm> found() {
        return found;
    }

    /// What is searched for.
    public StringProperty searchProperty() {
        return search;
    }
}
