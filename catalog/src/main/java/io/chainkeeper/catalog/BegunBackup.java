package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A backup that stores a point, with what it takes to go on with it when its program dies. The words are the
/// program's, the catalog only keeps them.
///
/// @param run            that works on it
/// @param vm             whose point it is
/// @param backup         the engine's id of the backup
/// @param point          id of the point
/// @param since          the point that incremental disks build on
/// @param fromCheckpoint the engine's checkpoint of that point
/// @param begunAt        when the engine was asked for the backup
/// @param compression    how clusters are stored
/// @param prove          whether it is compared with the server's checksum
/// @param consistent     whether frozen file systems were demanded
/// @param lives          how many programs have worked on it, this one included
/// @param disks          in their order
public record BegunBackup(
        UUID run,
        UUID vm,
        UUID backup,
        UUID point,
        Optional<UUID> since,
        Optional<UUID> fromCheckpoint,
        Instant begunAt,
        String compression,
        boolean prove,
        boolean consistent,
        int lives,
        List<Disk> disks) {

    /// Keeps its own copy of the list.
    public BegunBackup {
        disks = List.copyOf(disks);
    }

    /// One disk.
    ///
    /// @param disk   the engine's id
    /// @param mode   full or incremental
    /// @param reason why
    public record Disk(UUID disk, String mode, String reason) {}

    /// The same in another life.
    BegunBackup takenOver(UUID by) {
        return new BegunBackup(
                by,
                vm,
                backup,
                point,
                since,
                fromCheckpoint,
                begunAt,
                compression,
                prove,
                consistent,
                lives + 1,
                disks);
    }
}
