package io.chainkeeper.desktop.labpanel;

/// What a guest is doing.
public enum GuestState {
    /// It runs.
    UP,
    /// It is off.
    DOWN,
    /// It is on its way, or paused.
    BUSY
}
