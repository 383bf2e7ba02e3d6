package io.chainkeeper.lab;

import io.chainkeeper.lab.engine.EngineServer;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskStorage;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.storage.LabStore;
import io.chainkeeper.lab.trouble.Happening;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// A VM of the lab, seen from the machine room: not through the API, but by whoever stands beside it.
public final class LabVm {
    private final DataCentre dataCentre;
    private final LabStore store;
    private final EngineServer engine;
    private final Vm vm;

    LabVm(DataCentre dataCentre, LabStore store, EngineServer engine, Vm vm) {
        this.dataCentre = dataCentre;
        this.store = store;
        this.engine = engine;
        this.vm = vm;
    }

    /// The engine's id of it.
    public UUID id() {
        return vm.id();
    }

    /// Its name now.
    public String name() {
        return dataCentre.locked(vm::name);
    }

    /// What it is doing, in the API's words: `up`, `down`, `paused`, …
    public String status() {
        engine.look(vm);
        return dataCentre.locked(() -> vm.status().name().toLowerCase(Locale.ROOT));
    }

    /// Its disks that have bytes, in order of attachment; direct LUNs have none here.
    public List<LabDisk> disks() {
        List<Disk> disks = dataCentre.locked(() -> vm.attachments().keySet().stream()
                .map(dataCentre.disks()::get)
                .filter(Objects::nonNull)
                .filter(disk -> disk.storage() == DiskStorage.IMAGE)
                .toList());
        return disks.stream()
                .flatMap(disk -> store.find(disk.id()).stream()
                        .map(content -> new LabDisk(disk.id(), dataCentre.locked(disk::alias), content)))
                .toList();
    }

    /// The disk it boots from: the first one with bytes.
    ///
    /// @throws IllegalStateException when it has none
    public LabDisk disk() {
        return disks().stream().findFirst().orElseThrow(() -> new IllegalStateException(name() + " has no disk"));
    }

    /// Its guest, whose actions a seed decides.
    public Guest guest(long seed) {
        return new Guest(this, seed);
    }

    /// Builds a TPM into it.
    public void addTpm() {
        dataCentre.locked(() -> vm.hardware(vm.hardware().withTpm(true)));
    }

    /// Switches it on, as an administrator would in the portal.
    ///
    /// @throws IllegalStateException when the engine refuses, for example during a live or cold backup
    public void start() {
        engine.start(vm);
    }

    /// Lets something happen to it at once, not in the course of a run.
    ///
    /// @throws IllegalStateException when it cannot happen now, for example because a backup holds its disks
    public void happens(Happening what) {
        engine.happen(what, vm);
    }

    /// Switches it off, as an administrator would in the portal.
    ///
    /// @throws IllegalStateException when the engine refuses
    public void stop() {
        engine.stop(vm);
    }
}
