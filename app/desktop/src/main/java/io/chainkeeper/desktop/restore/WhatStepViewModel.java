package io.chainkeeper.desktop.restore;

import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.wording.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The whole VM, or some of its disks.
///
/// What was decided about a disk is kept while the person tries other points that have it too.
public final class WhatStepViewModel {
    private final Wording wording;
    private final BooleanProperty whole = new SimpleBooleanProperty(true);
    private final ObservableList<DiskChoice> disks =
            FXCollections.observableArrayList(disk -> new Observable[] {disk.domainProperty(), disk.wantedProperty()});
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");

    WhatStepViewModel(Wording wording) {
        this.wording = wording;
        whole.addListener(_ -> missing.set(whatIsMissing()));
        disks.addListener((Observable _) -> missing.set(whatIsMissing()));
    }

    /// Begins anew: everything, and nothing remembered.
    void begin() {
        disks.clear();
        whole.set(true);
    }

    /// Shows the disks of a point.
    ///
    /// @param point   null for none
    /// @param domains to choose a place from
    void show(@Nullable PointRow point, List<Named> domains) {
        Map<UUID, DiskChoice> before =
                disks.stream().collect(Collectors.toMap(choice -> choice.disk().disk(), choice -> choice));
        disks.setAll(
                point == null
                        ? List.of()
                        : point.disks().stream()
                                .map(disk -> choice(disk, before.get(disk.disk()), domains))
                                .toList());
    }

    private static DiskChoice choice(PointRow.KeptDisk disk, @Nullable DiskChoice before, List<Named> domains) {
        DiskChoice choice = new DiskChoice(disk);
        Named home = domains.stream()
                .filter(each -> disk.home().equals(Optional.of(each.id())))
                .findFirst()
                .orElse(domains.isEmpty() ? null : domains.getFirst());
        choice.domainProperty()
                .set(before == null ? home : before.domainProperty().get());
        choice.wantedProperty().set(before == null || before.wantedProperty().get());
        return choice;
    }

    private String whatIsMissing() {
        return chosen().isEmpty() ? wording.get("restore.missing.disks") : "";
    }

    /// The disks that are to be restored.
    List<DiskChoice> chosen() {
        return disks.stream()
                .filter(each -> whole.get() || each.wantedProperty().get())
                .toList();
    }

    /// Their ids; empty for all.
    Optional<Set<UUID>> only() {
        return whole.get()
                ? Optional.empty()
                : Optional.of(chosen().stream().map(each -> each.disk().disk()).collect(Collectors.toSet()));
    }

    /// Everything, or else what is ticked.
    public BooleanProperty wholeProperty() {
        return whole;
    }

    /// The point's disks and what was decided about each.
    public ObservableList<DiskChoice> disks() {
        return disks;
    }

    /// What keeps a person from going on; empty for nothing.
    public ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /// The words.
    public Wording wording() {
        return wording;
    }
}
