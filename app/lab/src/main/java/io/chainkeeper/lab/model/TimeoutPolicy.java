package io.chainkeeper.lab.model;

/// What the engine does with a transfer that nobody uses.
public enum TimeoutPolicy {
    /// Downloads are cancelled, uploads paused.
    LEGACY,
    PAUSE,
    CANCEL
}
