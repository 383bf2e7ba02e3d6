package io.chainkeeper.jobs.adopt;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.repository.Consistency;
import io.chainkeeper.repository.DiskShape;
import io.chainkeeper.repository.EngineIdentity;
import io.chainkeeper.repository.NewPoint;
import io.chainkeeper.repository.VmIdentity;
import io.chainkeeper.repository.VmShape;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The VM that adopted points belong to. The folder says nothing of it but the ids of its disks; what more there is
/// to know is asked from the engine, if that shows the VM.
///
/// @param id   of the VM
/// @param name to show
record AdoptedVm(UUID id, String name) {
    private static final String NO_CONFIGURATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- No configuration of this VM was stored. -->\n"
                    + "<ovf:Envelope xmlns:ovf=\"http://schemas.dmtf.org/ovf/envelope/1/\"/>\n";

    /// What is known.
    ///
    /// @param vm     as the engine shows it
    /// @param engine which one
    /// @param ovf    the VM's configuration, or an empty one
    record Facts(AdoptedVm of, Optional<Vm> vm, EngineIdentity engine, String ovf) {
        boolean known() {
            return vm.isPresent();
        }

        NewPoint point(Adoption.Found found, UUID run) {
            return new NewPoint(
                    found.id(),
                    run,
                    new VmIdentity(of.id, of.name),
                    engine,
                    found.takenAt(),
                    Optional.empty(),
                    Consistency.CRASH_CONSISTENT_OR_BETTER,
                    vm.map(Facts::shape).orElse(Facts.unknown()));
        }

        private static VmShape shape(Vm vm) {
            return new VmShape(
                    vm.description(),
                    vm.clusterId(),
                    vm.clusterName(),
                    vm.compat().toString(),
                    vm.hardware().memory(),
                    vm.hardware().cpus(),
                    vm.hardware().biosType(),
                    vm.hardware().osType(),
                    List.of(),
                    vm.tags());
        }

        private static VmShape unknown() {
            return new VmShape(
                    "",
                    new UUID(0, 0),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }

        /// How a disk hangs on the VM now; else as most do.
        DiskShape shape(UUID disk) {
            Optional<AttachedDisk> now = vm.stream()
                    .flatMap(each -> each.disks().stream())
                    .filter(each -> each.disk().id().equals(disk))
                    .findFirst();
            return new DiskShape(
                    now.map(each -> each.disk().alias()).orElse(disk.toString()),
                    now.map(each -> each.disk().description()).orElse(""),
                    now.map(AttachedDisk::diskInterface).orElse("virtio_scsi"),
                    now.map(AttachedDisk::bootable).orElse(false),
                    true,
                    now.map(AttachedDisk::readOnly).orElse(false),
                    now.map(AttachedDisk::passDiscard).orElse(false),
                    true,
                    "cow",
                    Optional.empty(),
                    now.flatMap(each -> each.disk().storageDomain()));
        }
    }

    Facts facts(Bench bench) throws EngineException {
        Optional<Engine> engine = bench.maybeEngine();
        if (engine.isEmpty()) {
            return new Facts(this, Optional.empty(), new EngineIdentity("", Optional.empty(), ""), NO_CONFIGURATION);
        }
        Optional<Vm> vm = engine.get().vm(id);
        EngineIdentity identity = new EngineIdentity(
                engine.get().address().base().toString(),
                Optional.empty(),
                engine.get().info().fullVersion());
        String ovf = vm.isPresent() ? engine.get().ovf(id) : NO_CONFIGURATION;
        return new Facts(this, vm, identity, ovf);
    }
}
