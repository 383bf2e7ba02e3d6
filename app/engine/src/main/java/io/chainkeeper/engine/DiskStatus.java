package io.chainkeeper.engine;

/// Whether a disk can be used now.
public enum DiskStatus {
    OK,
    /// Something works on it: a copy, a snapshot, a transfer, a backup.
    LOCKED,
    /// Broken: an upload was abandoned or a merge failed.
    ILLEGAL,
    /// A direct LUN has no status; or a word that we do not know.
    UNKNOWN
}
