package io.chainkeeper.engine;

/// Where a disk's bytes live.
public enum DiskStorage {
    /// An image on a storage domain: the only kind that can be backed up.
    IMAGE,
    /// A direct LUN.
    LUN,
    CINDER,
    MANAGED_BLOCK,
    UNKNOWN
}
