package io.chainkeeper.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A line of the engine's audit log.
///
/// @param id            a growing number
/// @param code          what it is about; 10792 is a failed backup
/// @param severity      in the engine's words: `normal`, `warning`, `error`, `alert`
/// @param time          by the engine's clock
/// @param description   for people
/// @param correlationId of the operation it belongs to
/// @param vm            it is about
public record Event(
        long id,
        int code,
        String severity,
        Optional<Instant> time,
        String description,
        Optional<String> correlationId,
        Optional<UUID> vm) {
    /// A VM was made from a saved configuration.
    public static final int VM_IMPORTED = 174;

    /// A transfer was begun.
    public static final int TRANSFER_BEGUN = 1031;

    /// A transfer ended: succeeded, cancelled, failed, cleaned up, or cancelled because nobody used it.
    static final Set<Integer> TRANSFER_ENDED = Set.of(1032, 1033, 1034, 1053, 1072, 1076);

    /// A snapshot failed half-way and is in use all the same: what it shows may be no moment of its disks.
    static final int SNAPSHOT_INCONSISTENT = 10774;

    /// A live backup's base could not be used; the engine dropped all checkpoints of the VM, the next backup is full.
    public static final int FULL_BACKUP_NEEDED = 10791;

    /// A backup failed.
    public static final int BACKUP_FAILED = 10792;

    /// A backup completed.
    public static final int BACKUP_SUCCEEDED = 10793;

    /// A hybrid backup's snapshot may have been left behind.
    public static final int SNAPSHOT_LEFT_OVER = 10813;
}
