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
/// @param due         when a locked one is done
/// @param leaving     whether a locked one is being removed instead of made
public record Snapshot(
        UUID id,
        String description,
        Instant date,
        SnapshotStatus status,
        List<UUID> disks,
        Optional<UUID> backup,
        Instant due,
        boolean leaving) {
    /// What the engine calls the snapshot of a hybrid backup.
    public static final String OF_BACKUP = "Auto-generated for Backup VM";

    public Snapshot {
        disks = List.copyOf(disks);
    }

    /// The same snapshot, usable.
    public Snapshot usable() {
        return new Snapshot(id, description, date, SnapshotStatus.OK, disks, backup, due, false);
    }

    /// The same snapshot, being removed.
    ///
    /// @param gone when that is done
    public Snapshot leaving(Instant gone) {
        return new Snapshot(id, description, date, SnapshotStatus.LOCKED, disks, backup, gone, true);
    }

    /// The id of a disk's volume in this snapshot; made from both ids, so that it is always the same.
    public UUID volume(UUID disk) {
        return UUID.nameUUIDFromBytes((id + "/" + disk).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
