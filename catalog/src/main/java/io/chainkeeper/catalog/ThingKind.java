package io.chainkeeper.catalog;

/// Kinds of things that a run creates and must not leave behind by accident.
public enum ThingKind {
    /// The engine's backup object.
    BACKUP,
    /// The engine's image transfer.
    TRANSFER,
    /// A request for an image transfer, whose id the engine chooses and its answer may not tell:
    /// the correlation id of the request. Detail: the disk.
    TRANSFER_REQUEST,
    /// A disk on the engine.
    DISK,
    /// A VM on the engine.
    VM,
    /// A checkpoint of a VM.
    CHECKPOINT,
    /// The snapshot of a VM that the engine made for a backup.
    SNAPSHOT,
    /// A point's folder in the repository.
    POINT,
    /// A file that is being restored, under its temporary name. Detail: its path.
    FILE
}
