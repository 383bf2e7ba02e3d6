package io.chainkeeper.repository;

/// What one image file holds: a whole disk, or what changed since the parent point.
public enum Mode {
    /// The whole disk; the file has no backing file.
    FULL,
    /// Only what changed; everything else is read from the parent point's file of the same disk.
    INCREMENTAL
}
