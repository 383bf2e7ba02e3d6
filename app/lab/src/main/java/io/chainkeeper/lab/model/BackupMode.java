package io.chainkeeper.lab.model;

/// What a backup holds of one disk: all of it, or what changed since the checkpoint.
public enum BackupMode {
    FULL,
    INCREMENTAL
}
