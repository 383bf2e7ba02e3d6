package io.chainkeeper.jobs.backup;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.BackupKind;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskFormat;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineInfo;
import io.chainkeeper.engine.Network;
import io.chainkeeper.engine.Nic;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.engine.VnicProfile;
import io.chainkeeper.repository.Consistency;
import io.chainkeeper.repository.DiskShape;
import io.chainkeeper.repository.EngineIdentity;
import io.chainkeeper.repository.NicShape;
import io.chainkeeper.repository.VmShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What exists on the engine now, said in the words of what is kept. Names of profiles and storage domains
/// are looked up while the engine is at hand: elsewhere, or later, their ids mean nothing.
final class Shapes {
    private final Map<UUID, VnicProfile> profiles;
    private final Map<UUID, String> networks;
    private final Map<UUID, String> domains;
    private final EngineIdentity identity;

    private Shapes(
            Map<UUID, VnicProfile> profiles,
            Map<UUID, String> networks,
            Map<UUID, String> domains,
            EngineIdentity identity) {
        this.profiles = profiles;
        this.networks = networks;
        this.domains = domains;
        this.identity = identity;
    }

    static Shapes of(Engine engine) throws EngineException {
        EngineInfo info = engine.info();
        return new Shapes(
                engine.vnicProfiles().stream()
                        .collect(Collectors.toMap(VnicProfile::id, profile -> profile, (first, second) -> first)),
                engine.networks().stream()
                        .collect(Collectors.toMap(Network::id, Network::name, (first, second) -> first)),
                engine.storageDomains().stream()
                        .collect(Collectors.toMap(StorageDomain::id, StorageDomain::name, (first, second) -> first)),
                new EngineIdentity(
                        engine.address().base().toString(),
                        info.instanceId().flatMap(Shapes::uuid),
                        info.fullVersion()));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Which engine it is.
    EngineIdentity engine() {
        return identity;
    }

    /// A VM, beyond its OVF.
    VmShape of(Vm vm) {
        List<NicShape> nics = vm.nics().stream().map(this::of).toList();
        return new VmShape(
                vm.description(),
                vm.clusterId(),
                vm.clusterName(),
                vm.compat().toString(),
                vm.hardware().memory(),
                vm.hardware().cpus(),
                vm.hardware().biosType(),
                vm.hardware().osType(),
                nics,
                vm.tags());
    }

    private NicShape of(Nic nic) {
        Optional<VnicProfile> profile = nic.vnicProfile().map(profiles::get);
        return new NicShape(
                nic.name(),
                nic.nicInterface(),
                nic.mac(),
                profile.map(VnicProfile::name),
                profile.flatMap(VnicProfile::network).map(networks::get),
                nic.plugged(),
                nic.linked());
    }

    /// A disk and how it hangs on its VM.
    DiskShape of(AttachedDisk attachment) {
        Disk disk = attachment.disk();
        return new DiskShape(
                disk.alias(),
                disk.description(),
                attachment.diskInterface(),
                attachment.bootable(),
                attachment.active(),
                attachment.readOnly(),
                attachment.passDiscard(),
                disk.sparse(),
                disk.format() == DiskFormat.RAW ? "raw" : "cow",
                disk.storageDomain().map(domains::get),
                disk.storageDomain());
    }

    /// What may be promised about the guest's files.
    ///
    /// @param before   what the VM did when the backup was planned
    /// @param now      what it does once the backup is ready: the moment lies between the two
    /// @param demanded the engine was asked to fail rather than to start without frozen file systems
    static Consistency consistency(VmStatus before, VmStatus now, BackupKind kind, boolean demanded) {
        return switch (kind) {
            case COLD -> Consistency.GUEST_OFF;
            case LIVE -> demanded ? Consistency.FILE_SYSTEM_CONSISTENT : Consistency.CRASH_CONSISTENT_OR_BETTER;
            // Hybrid backups report no failed freeze, and let the guest start and stop meanwhile.
            case HYBRID ->
                before == VmStatus.DOWN && now == VmStatus.DOWN
                        ? Consistency.GUEST_OFF
                        : Consistency.CRASH_CONSISTENT_OR_BETTER;
        };
    }
}
