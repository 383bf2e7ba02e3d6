package io.chainkeeper.desktop.shell;

/// Day, night, or whatever the system says.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
