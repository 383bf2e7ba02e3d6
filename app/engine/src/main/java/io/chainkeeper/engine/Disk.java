package io.chainkeeper.engine;

import java.util.Optional;
import java.util.UUID;

/// A disk as the engine shows it at one moment.
///
/// @param id              never changes
/// @param alias           for people
/// @param description     may be empty
/// @param provisionedSize what the guest sees, in bytes; 0 for a direct LUN
/// @param actualSize      what it takes on the storage domain, in bytes; 0 for a direct LUN
/// @param format          raw or cow (qcow2)
/// @param storage         where its bytes live
/// @param status          ok, locked, illegal
/// @param sparse          grows on demand
/// @param shareable       may hang on several VMs; the engine silently leaves it out of backups
/// @param incremental     the engine's flag for incremental backup; since level 4.5 it is a wish, not a rule
/// @param contentType     in the engine's words: `data`, `iso`, `backup_scratch` …
/// @param storageDomain   the first one it lives on
public record Disk(
        UUID id,
        String alias,
        String description,
        long provisionedSize,
        long actualSize,
        DiskFormat format,
        DiskStorage storage,
        DiskStatus status,
        boolean sparse,
        boolean shareable,
        boolean incremental,
        String contentType,
        Optional<UUID> storageDomain) {
    /// Whether the engine can back it up at all: an image of data, not shareable.
    /// Others are accepted in a request and silently skipped, or fail in the transfer.
    public boolean backupPossible() {
        return storage == DiskStorage.IMAGE && !shareable && contentType.equals("data");
    }
}
