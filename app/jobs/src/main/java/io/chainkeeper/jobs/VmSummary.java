package io.chainkeeper.jobs;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Protection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A VM of the engine and what was kept of it, for a table row.
///
/// @param vm         as the engine shows it now
/// @param protection whether it is safe
/// @param lastPoint  when its last point was taken
/// @param points     how many points it has
/// @param findings   what a person should know
public record VmSummary(Vm vm, Protection protection, Optional<Instant> lastPoint, int points, List<Finding> findings) {
    /// Keeps its own copy of the list.
    public VmSummary {
        findings = List.copyOf(findings);
    }
}
