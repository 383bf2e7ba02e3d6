package io.chainkeeper.engine;

/// Whether a checkpoint can be the base of an incremental backup.
public enum CheckpointState {
    CREATED,
    /// A snapshot was restored, or a removal failed half-way: remove it, the next backup is full.
    INVALID,
    /// Engines before 4.4.7 do not say; or a word that we do not know.
    UNKNOWN
}
