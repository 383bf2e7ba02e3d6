package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.GuestAgent;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import java.time.Duration;

/// Starts and stops VMs, and says when that is not allowed.
///
/// A live or cold backup holds the VM: it can't be started until the backup is finalized, nor stopped without
/// force. A hybrid backup leaves the VM free.
final class VmLife {
    private static final Duration START = Duration.ofSeconds(8);
    private static final Duration STOP = Duration.ofSeconds(4);
    private static final String DURING_BACKUP = "The VM is during a backup operation.";

    private final EngineState state;

    VmLife(EngineState state) {
        this.state = state;
    }

    /// Passes into the status that is due; by look, at the first look.
    void look(Vm vm) {
        vm.transition().filter(t -> !state.now().isBefore(t.when())).ifPresent(t -> vm.status(t.to()));
    }

    void start(Vm vm, String correlationId) {
        if (vm.status() != VmStatus.DOWN && vm.status() != VmStatus.SUSPENDED) {
            throw Refusal.conflict("Cannot run VM. VM is running.");
        }
        if (heldByBackup(vm)) {
            throw Refusal.conflict("Cannot run VM. " + DURING_BACKUP);
        }
        vm.passing(VmStatus.POWERING_UP, VmStatus.UP, state.clock().after(START));
        state.log(EventKind.VM_STARTED, "VM " + vm.name() + " started.", correlationId, vm.id());
    }

    /// @param force whether a backup is to be broken by it
    void stop(Vm vm, boolean force, String correlationId) {
        if (!vm.status().running()) {
            throw Refusal.conflict("Cannot stop VM. VM is not running.");
        }
        if (heldByBackup(vm) && !force) {
            throw Refusal.conflict("Cannot stop VM. " + DURING_BACKUP);
        }
        spoilLiveBackups(vm);
        vm.passing(VmStatus.POWERING_DOWN, VmStatus.DOWN, state.clock().after(STOP));
        state.log(EventKind.VM_STOPPED, "VM " + vm.name() + " is down.", correlationId, vm.id());
    }

    /// A live backup reads from the running machine: without it, it can only fail.
    private void spoilLiveBackups(Vm vm) {
        state.dataCentre().runningBackups(vm.id()).stream()
                .filter(b -> b.kind() == BackupKind.LIVE)
                .forEach(Backup::spoil);
    }

    /// Asks the guest's agent to freeze its file systems, or to thaw them.
    void freeze(Vm vm, boolean freeze, String correlationId) {
        String what = freeze ? "freeze" : "thaw";
        if (vm.status() != VmStatus.UP) {
            throw Refusal.conflict("Cannot " + what + " VM. VM is not running.");
        }
        String text = "guest filesystems on VM " + vm.name();
        if (vm.agent() != GuestAgent.WORKS) {
            EventKind failed = freeze ? EventKind.FREEZE_FAILED : EventKind.THAW_FAILED;
            state.log(failed, "Failed to " + what + " " + text + ".", correlationId, vm.id());
            throw Refusal.bad("Failed to " + what + " " + text);
        }
        EventKind done = freeze ? EventKind.FILES_FROZEN : EventKind.FILES_THAWED;
        state.log(done, "The " + text + " were " + (freeze ? "frozen" : "thawed") + ".", correlationId, vm.id());
    }

    void reboot(Vm vm, boolean force) {
        if (vm.status() != VmStatus.UP) {
            throw Refusal.conflict("Cannot reboot VM. VM is not running.");
        }
        if (heldByBackup(vm) && !force) {
            throw Refusal.conflict("Cannot reboot VM. " + DURING_BACKUP);
        }
        vm.passing(VmStatus.REBOOT_IN_PROGRESS, VmStatus.UP, state.clock().after(START));
    }

    private boolean heldByBackup(Vm vm) {
        return state.dataCentre().runningBackups(vm.id()).stream()
                .map(Backup::kind)
                .anyMatch(kind -> kind != BackupKind.HYBRID);
    }
}
