package io.chainkeeper.jobs.restore;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.plan.RestoreRequest.DiskTarget;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.DiskVersion;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// An existing VM that restored disks are to hang on, as it is now.
///
/// @param vm       its id
/// @param name     its name
/// @param running  whether its guest would notice a disk that becomes active
/// @param plug     whether it shall notice
/// @param bootFree whether none of its disks is the one it boots from
record Carrier(UUID vm, String name, boolean running, boolean plug, boolean bootFree) {
    /// Buses that a running machine takes no disk on.
    private static final Set<String> COLD = Set.of("ide", "sata");

    /// Looks.
    ///
    /// @throws JobFailed if the VM does not exist, or is neither up nor down
    static Carrier of(Bench bench, DiskTarget.ToVm target) throws EngineException, JobFailed {
        Vm vm = bench.engine()
                .vm(target.vm())
                .orElseThrow(() -> new JobFailed(
                        new Failure.ChooseAgain(FailureCode.VM_GONE, target.vm().toString())));
        if (vm.status() != VmStatus.DOWN && vm.status() != VmStatus.UP) {
            String status = vm.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            throw new JobFailed(new Failure.TryLater(
                    FailureCode.VM_BUSY,
                    vm.name() + " is \"" + status + "\", and a disk is attached to it only while"
                            + " it is up or down"));
        }
        return new Carrier(
                vm.id(),
                vm.name(),
                vm.status() == VmStatus.UP,
                target.plug(),
                vm.disks().stream().noneMatch(AttachedDisk::bootable));
    }

    /// Whether a disk becomes active: on a VM that is down always, for its next start; on a running one when that
    /// is wanted and its bus can take it.
    boolean plugs(DiskVersion version) {
        return !running || (plug && !COLD.contains(version.shape().diskInterface()));
    }
}
