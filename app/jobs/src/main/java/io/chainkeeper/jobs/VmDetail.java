package io.chainkeeper.jobs;

import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.repository.Point;
import java.util.List;

/// A VM with its points and with what a backup would do now.
///
/// @param summary the table row
/// @param next    what a backup with standard options would do now: readiness per disk, and why
/// @param points  oldest first
public record VmDetail(VmSummary summary, BackupPlan next, List<Point> points) {
    /// Keeps its own copy of the list.
    public VmDetail {
        points = List.copyOf(points);
    }
}
