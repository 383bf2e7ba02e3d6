package io.chainkeeper.repository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a restore wants to know about a VM beyond its OVF, and what a person wants to read without parsing one.
///
/// The OVF stays the source of truth for the configuration; these are the parts which it does not carry
/// (cluster, names of profiles and networks, tags) or which a screen shows before anything is restored.
///
/// @param description   the VM's description on the engine, possibly empty
/// @param clusterId     the engine's id of the cluster
/// @param clusterName   its name, for finding a cluster of that name on another engine
/// @param compatibility the level of the VM or its cluster, as `major.minor`, such as `4.7`
/// @param memory        in bytes
/// @param cpus          sockets × cores × threads
/// @param biosType      the engine's word, such as `q35_secure_boot`
/// @param osType        the engine's word, such as `rhel_9x64`
/// @param nics          the network cards, in the engine's order
/// @param tags          names of the VM's tags: an OVF import loses them
public record VmShape(
        String description,
        UUID clusterId,
        String clusterName,
        String compatibility,
        Optional<Long> memory,
        Optional<Integer> cpus,
        Optional<String> biosType,
        Optional<String> osType,
        List<NicShape> nics,
        List<String> tags) {
    /// Copies the lists.
    public VmShape {
        nics = List.copyOf(nics);
        tags = List.copyOf(tags);
    }
}
