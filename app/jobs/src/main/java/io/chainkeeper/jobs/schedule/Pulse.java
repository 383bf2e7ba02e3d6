package io.chainkeeper.jobs.schedule;

import java.time.Instant;
import java.util.Optional;

/// Whether the clock that starts plans is alive.
///
/// @param on    whether plans are started at all by the process that owns the catalog
/// @param last  when the clock was looked at last; empty if it was not yet
/// @param hangs it is on and was not looked at for a long time
public record Pulse(boolean on, Optional<Instant> last, boolean hangs) {}
