package io.chainkeeper.jobs.schedule;

import java.time.Instant;
import java.util.UUID;

/// A VM that should have a newer point than it has.
///
/// @param vm       its id
/// @param plan     the plan that promised it
/// @param expected the oldest slot since the VM's last point
/// @param since    when the patience with that slot ended
public record Overdue(UUID vm, UUID plan, Instant expected, Instant since) {}
