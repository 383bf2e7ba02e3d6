package io.chainkeeper.jobs.attach;

/// What kind of process owns a catalog and works in it.
public enum RunnerKind {
    /// The program with its window.
    WINDOW,
    /// The program without one, in the background.
    AGENT
}
