package io.chainkeeper.lab.model;

/// What becomes of the engine's requests to a guest's agent.
public enum GuestAgent {
    /// It freezes file systems when it is asked.
    WORKS,
    /// There is none.
    NONE,
    /// It is there, and fails to freeze.
    FAILS
}
