package io.chainkeeper.jobs.plan;

/// Whether a VM is safe.
public enum Protection {
    /// It has a recent point.
    PROTECTED,
    /// It has points, but the last one is older than it should be.
    OVERDUE,
    /// It has no point.
    UNPROTECTED,
    /// It has no point, and none can be made as it is now.
    NOT_POSSIBLE
}
