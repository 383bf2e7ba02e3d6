package io.chainkeeper.engine;

/// What the engine offers of a disk in a backup.
public enum BackupMode {
    FULL,
    INCREMENTAL,
    /// The engine does not say (level below 4.5): what was asked for holds.
    UNKNOWN
}
