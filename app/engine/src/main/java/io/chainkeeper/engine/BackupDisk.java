package io.chainkeeper.engine;

import java.util.UUID;

/// A disk in a backup. For a hybrid backup the list is empty before the backup is ready.
///
/// @param id   of the disk
/// @param mode full, or incremental since the from-checkpoint, as the engine's records have it
public record BackupDisk(UUID id, BackupMode mode) {}
