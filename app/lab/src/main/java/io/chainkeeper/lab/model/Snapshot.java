package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A temporary state of a VM's disks.
///
/// @param id          its id
/// @param description free text; `Auto-generated for Backup VM` for a hybrid backup's
/// @param date        when it was taken
/// @param status      usable or locked
/// @param disks       the disks it holds
/// @param backup      the backup that made it, or nothing for a person's own snapshot
public record Snapshot(
        UUID id, String description, Instant date, SnapshotStatus status, List<UUID> disks, Optional<UUID> backup) {
    /// What the engine calls the snapshot of a hybrid backup.
    public static final String OF_BACKUP = "Auto-generated for Backup VM";

    public Snapshot {
        disks = List.copyOf(disks);
    }

    /// The same snapshot in another state.
    public Snapshot with(SnapshotStatus now) {
        return new Snapshot(id, description, date, now, disks, backup);
    }
}
