package io.chainkeeper.lab.model;

/// What a disk is made of: an image on a storage domain, or something that backups can't take.
public enum DiskStorage {
    IMAGE,
    LUN,
    CINDER,
    MANAGED_BLOCK_STORAGE
}
