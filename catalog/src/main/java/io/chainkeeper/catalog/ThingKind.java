package io.chainkeeper.catalog;

/// Kinds of things that a run creates and must not leave behind by accident.
public enum ThingKind {
    /// The engine's backup object.
    BACKUP,
    /// The engine's image transfer.
    TRANSFER,
    /// A disk on the engine.
    DISK,
    /// A VM on the engine.
    VM,
    /// A checkpoint of a VM.
    CHECKPOINT,
    /// A point's folder in the repository.
    POINT
}
