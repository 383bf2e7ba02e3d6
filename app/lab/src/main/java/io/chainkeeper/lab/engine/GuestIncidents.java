package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import java.time.Duration;

/// What guests do without being asked.
final class GuestIncidents {
    private static final Duration MIGRATION = Duration.ofSeconds(10);

    private final EngineState state;

    GuestIncidents(EngineState state) {
        this.state = state;
    }

    boolean canEnd(Vm vm) {
        return vm.status() == VmStatus.UP;
    }

    /// A live or cold backup keeps its VM where it is.
    boolean canMigrate(Vm vm) {
        return vm.status() == VmStatus.UP
                && state.dataCentre().runningBackups(vm.id()).stream().allMatch(b -> b.kind() == BackupKind.HYBRID);
    }

    /// The guest shuts down: what a live backup reads is gone with its machine.
    void shutDown(Vm vm) {
        vm.status(VmStatus.DOWN);
        state.log(EventKind.VM_STOPPED, "VM " + vm.name() + " is down.", "", vm.id());
        state.dataCentre().runningBackups(vm.id()).stream()
                .filter(b -> b.kind() == BackupKind.LIVE)
                .forEach(this::breakOff);
    }

    private void breakOff(Backup backup) {
        backup.spoil();
        DataCentre dc = state.dataCentre();
        dc.transfers().values().stream()
                .filter(t -> t.request().backup().filter(backup.id()::equals).isPresent())
                .forEach(t -> t.ticket().ifPresent(state.images()::failTicket));
    }

    /// The guest dies. Bitmaps that were in use are worthless; the engine's own records still name them.
    void crash(Vm vm) {
        shutDown(vm);
        loseBitmaps(vm);
    }

    private void loseBitmaps(Vm vm) {
        vm.attachments()
                .keySet()
                .forEach(disk -> state.store()
                        .find(disk)
                        .ifPresent(content -> content.trackedCheckpoints().stream()
                                .filter(id -> !vm.snapshots().containsKey(id))
                                .forEach(content::stopTracking)));
    }

    void migrate(Vm vm) {
        vm.passing(VmStatus.MIGRATING, VmStatus.UP, state.clock().after(MIGRATION));
    }
}
