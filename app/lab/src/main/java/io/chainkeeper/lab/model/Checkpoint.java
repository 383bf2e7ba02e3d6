package io.chainkeeper.lab.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The engine's mark from which it knows a disk's changes.
///
/// @param id          its id, also the bitmap's name
/// @param description the backup's description
/// @param created     when
/// @param parent      the VM's newest checkpoint before this one
/// @param disks       the disks that were qcow2 at that time; empty when all were raw
/// @param invalid     whether a restored snapshot made it worthless
public record Checkpoint(
        UUID id, String description, Instant created, Optional<UUID> parent, List<UUID> disks, boolean invalid) {

    public Checkpoint {
        disks = List.copyOf(disks);
    }

    /// The same checkpoint hanging on another parent, after its old one was deleted.
    public Checkpoint withParent(Optional<UUID> newParent) {
        return new Checkpoint(id, description, created, newParent, disks, invalid);
    }

    /// The same checkpoint, now worthless.
    public Checkpoint invalidated() {
        return new Checkpoint(id, description, created, parent, disks, true);
    }
}
