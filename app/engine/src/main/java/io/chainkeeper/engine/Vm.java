package io.chainkeeper.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A VM as the engine shows it at one moment.
///
/// @param id            never changes
/// @param name          changes at will; for people only
/// @param description   may be empty
/// @param status        what it is doing
/// @param clusterId     where it lives
/// @param clusterName   empty when the engine did not send it
/// @param compat        the VM's own level where it has one, else its cluster's
/// @param illegalImages a merge failed and left volumes that must be repaired before a new backup
/// @param fqdn          told by the guest agent, only while it runs
/// @param hardware      memory, processors, firmware and guest system
/// @param disks         attached disks, in the engine's order
/// @param nics          network cards, in the engine's order
/// @param tags          names of the tags on it
public record Vm(
        UUID id,
        String name,
        String description,
        VmStatus status,
        UUID clusterId,
        String clusterName,
        CompatibilityLevel compat,
        boolean illegalImages,
        Optional<String> fqdn,
        Hardware hardware,
        List<AttachedDisk> disks,
        List<Nic> nics,
        List<String> tags) {
    /// Copies the lists.
    public Vm {
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
        tags = List.copyOf(tags);
    }
}
