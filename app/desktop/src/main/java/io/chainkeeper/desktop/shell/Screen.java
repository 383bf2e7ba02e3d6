package io.chainkeeper.desktop.shell;

/// What can fill the frame.
public enum Screen {
    MACHINES,
    TRANSFERS,
    POINTS,
    /// Not on the rail: opened by a button, left by its own.
    RESTORE
}
