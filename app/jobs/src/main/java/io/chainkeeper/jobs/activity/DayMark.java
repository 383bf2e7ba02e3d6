package io.chainkeeper.jobs.activity;

/// The most telling thing that happened to a VM on a day.
public enum DayMark {
    /// Nothing, and nothing was due.
    NONE,
    /// A point was made.
    POINT,
    /// A point was made, and there is something to know about it.
    POINT_WITH_NOTES,
    /// A run decided that doing nothing was better, or was cancelled, and no point was made.
    SKIPPED,
    /// A run failed or died, and no point was made.
    FAILED,
    /// A point was due and nothing ran.
    MISSED,
    /// A backup works now.
    RUNNING
}
