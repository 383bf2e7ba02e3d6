package io.chainkeeper.jobs.plan;

import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.EngineInfo;
import io.chainkeeper.engine.Host;
import io.chainkeeper.engine.Snapshot;
import io.chainkeeper.engine.StorageDomain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is around a VM, as far as it could be seen: a list that the user may not read is empty.
///
/// @param engine  who the engine is
/// @param hosts   that could serve a transfer
/// @param domains storage domains
/// @param snapshots of the VM
/// @param backups of the VM that have not ended
/// @param permits what the user may do with each disk, in the engine's words; a disk that is not in it nobody knows of
/// @param ours    checkpoints and backups that we have made
/// @param target  where points go
/// @param free    bytes free there; 0 when nobody knows
public record Surroundings(
        Optional<EngineInfo> engine,
        List<Host> hosts,
        List<StorageDomain> domains,
        List<Snapshot> snapshots,
        List<Backup> backups,
        Map<UUID, Set<String>> permits,
        Set<UUID> ours,
        Optional<Path> target,
        long free) {
    /// Nobody has looked.
    public static final Surroundings UNSEEN = new Surroundings(
            Optional.empty(), List.of(), List.of(), List.of(), List.of(), Map.of(), Set.of(), Optional.empty(), 0);

    /// Keeps its own copies.
    public Surroundings {
        hosts = List.copyOf(hosts);
        domains = List.copyOf(domains);
        snapshots = List.copyOf(snapshots);
        backups = List.copyOf(backups);
        permits = Map.copyOf(permits);
        ours = Set.copyOf(ours);
    }
}
