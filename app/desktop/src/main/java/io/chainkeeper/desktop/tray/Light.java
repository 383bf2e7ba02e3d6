package io.chainkeeper.desktop.tray;

/// What the dot on the icon says at a glance. The same is always said in words beside it.
public enum Light {
    /// Nothing has run yet.
    NONE,
    /// Something runs now.
    WORKING,
    /// The last run ended well.
    GOOD,
    /// It was cancelled, or there was nothing to do.
    NEUTRAL,
    /// It failed, or was interrupted.
    BAD
}
