package io.chainkeeper.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What we ask the engine to open.
///
/// @param backup             the id we chose and journaled
/// @param vm                 whose disks
/// @param disks              at least one, all attached and active; the engine silently drops what it cannot back up
/// @param fromCheckpoint     changes since this mark; empty for a full
/// @param description        for people, at most 1024 characters
/// @param requireConsistency fail when the guest's file systems cannot be frozen; such a backup is a live one,
///                           because hybrid ones drop the demand
/// @param correlationId      stamped on the engine's log and events; letters, digits, `-` and `_`, at most 36
public record BackupRequest(
        UUID backup,
        UUID vm,
        List<UUID> disks,
        Optional<UUID> fromCheckpoint,
        String description,
        boolean requireConsistency,
        String correlationId) {
    /// Longest description the engine takes.
    public static final int MAX_DESCRIPTION = 1024;

    /// Copies the list, and refuses what the engine would answer with an error that says nothing.
    public BackupRequest {
        disks = List.copyOf(disks);
        if (disks.isEmpty() || new HashSet<>(disks).size() != disks.size()) {
            throw new IllegalArgumentException("a backup needs at least one disk, each once: " + disks);
        }
        if (description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException("description of " + description.length() + " characters");
        }
        CorrelationIds.require(correlationId);
    }
}
