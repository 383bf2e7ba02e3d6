package io.chainkeeper.lab.model;

/// Whether a snapshot is usable or in the making (or merging).
public enum SnapshotStatus {
    OK,
    LOCKED,
    IN_PREVIEW
}
