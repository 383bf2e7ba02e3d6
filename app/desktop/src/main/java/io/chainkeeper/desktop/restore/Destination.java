package io.chainkeeper.desktop.restore;

/// Where a point goes.
public enum Destination {
    /// A VM that does not exist yet.
    NEW_VM,
    /// Disks for a VM that exists, or for none yet.
    EXISTING_VM,
    /// Files on this computer.
    FILES
}
