package io.chainkeeper.jobs;

import io.chainkeeper.catalog.PointPast;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.repository.Point;
import java.util.List;

/// A VM with its points and with what a backup would do now.
///
/// @param summary the table row
/// @param next    what a backup with standard options would do now: readiness per disk, and why
/// @param points  oldest first
/// @param past    what happened to the points; one that the catalog does not know is missing
public record VmDetail(VmSummary summary, BackupPlan next, List<Point> points, List<PointPast> past) {
    /// Keeps its own copies of the lists.
    public VmDetail {
        points = List.copyOf(points);
        past = List.copyOf(past);
    }
}
