package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A restore point that the repository holds.
///
/// @param point       id of the point
/// @param run         that stored it
/// @param vm          the engine's id of the VM
/// @param vmName      its name at that moment
/// @param engine      the engine's address
/// @param takenAt     the moment which the point shows
/// @param checkpoint  the engine's checkpoint for the next incremental
/// @param consistency what may be promised, in the manifest's word
/// @param provenAt    when it was compared with the server and found equal
/// @param disks       one per disk version
public record KeptPoint(
        UUID point,
        UUID run,
        UUID vm,
        String vmName,
        String engine,
        Instant takenAt,
        Optional<UUID> checkpoint,
        String consistency,
        Optional<Instant> provenAt,
        List<KeptDisk> disks) {
    /// Copies the list.
    public KeptPoint {
        disks = List.copyOf(disks);
    }

    /// Payload of all disk versions, in bytes.
    public long storedBytes() {
        return disks.stream().mapToLong(KeptDisk::storedBytes).sum();
    }
}
