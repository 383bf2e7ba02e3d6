package io.chainkeeper.jobs.restore;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Network;
import io.chainkeeper.engine.Nic;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VnicProfile;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.NicShape;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the engine has now that a restore would meet: names, addresses and places.
///
/// @param vms      all VMs
/// @param clusters ids of the clusters
/// @param domains  all storage domains
/// @param profiles all vNIC profiles
/// @param networks all networks
record Places(
        List<Vm> vms,
        List<UUID> clusters,
        List<StorageDomain> domains,
        List<VnicProfile> profiles,
        List<Network> networks) {
    /// Asks the engine.
    static Places of(Bench bench) throws EngineException, JobFailed {
        Engine engine = bench.engine();
        return new Places(
                engine.vms(),
                engine.clusters().stream().map(each -> each.id()).toList(),
                engine.storageDomains(),
                engine.vnicProfiles(),
                engine.networks());
    }

    /// Refuses a new VM whose name is taken or whose cluster is gone.
    void check(RestoreRequest.NewVm request) throws JobFailed {
        if (vms.stream().anyMatch(vm -> vm.name().equals(request.name()))) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.NAME_TAKEN, request.name()));
        }
        if (!clusters.contains(request.cluster())) {
            throw new JobFailed(new Failure.ChooseAgain(FailureCode.TARGET_GONE, "cluster " + request.cluster()));
        }
    }

    /// The VM, if any, that has a MAC address now.
    Optional<Vm> owner(String mac) {
        return vms.stream()
                .filter(vm -> vm.nics().stream()
                        .map(Nic::mac)
                        .anyMatch(each -> each.filter(mac::equalsIgnoreCase).isPresent()))
                .findFirst();
    }

    /// Whether there is such a vNIC profile.
    boolean has(UUID profile) {
        return profiles.stream().anyMatch(each -> each.id().equals(profile));
    }

    /// The profile of the same name, on the network of the same name where that was stored.
    Optional<UUID> profileOf(NicShape nic) {
        return profiles.stream()
                .filter(each -> nic.profile().equals(Optional.of(each.name())))
                .filter(each -> nic.network().isEmpty() || nic.network().equals(network(each)))
                .map(VnicProfile::id)
                .findFirst();
    }

    private Optional<String> network(VnicProfile profile) {
        return networks.stream()
                .filter(each -> profile.network().equals(Optional.of(each.id())))
                .map(Network::name)
                .findFirst();
    }

    /// Where a disk of a request goes: as chosen for it, as chosen for all, or where it was.
    static Optional<UUID> domain(RestoreRequest request, DiskVersion version) {
        return switch (request) {
            case RestoreRequest.NewVm vm ->
                Optional.ofNullable(vm.storageDomains().get(version.disk()))
                        .or(vm::storageDomain)
                        .or(() -> version.shape().storageDomainId());
            case RestoreRequest.Disks disks ->
                Optional.ofNullable(disks.storageDomains().get(version.disk()))
                        .or(disks::storageDomain)
                        .or(() -> version.shape().storageDomainId());
            case RestoreRequest.LocalFiles _ -> Optional.empty();
        };
    }
}
