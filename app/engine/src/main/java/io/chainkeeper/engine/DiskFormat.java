package io.chainkeeper.engine;

/// How a disk is stored.
public enum DiskFormat {
    /// Bytes as they are; can never be backed up incrementally.
    RAW,
    /// The engine's word for qcow2.
    COW,
    /// A direct LUN has none; or a word that we do not know.
    UNKNOWN
}
