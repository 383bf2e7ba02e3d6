package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.KeptDisk;
import io.chainkeeper.catalog.KeptPoint;
import java.util.List;

/// Counts points since the last full.
final class FullEvery {
    private FullEvery() {}

    /// Whether the next point is to be full.
    ///
    /// @param every  one full in so many points; 0 for a full only when one is needed
    /// @param points of the VM, oldest first
    static boolean due(int every, List<KeptPoint> points) {
        if (every == 0 || points.isEmpty()) {
            return false; // the first is full by itself
        }
        int since = 0;
        for (KeptPoint point : points.reversed()) {
            since++;
            if (point.disks().stream().noneMatch(KeptDisk::incremental)) {
                break;
            }
        }
        return since >= every;
    }
}
