package io.chainkeeper.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What happened to a point beyond what its manifest says.
///
/// @param point      the point
/// @param took       how long the run worked that stored it; empty if nobody remembers the run
/// @param verifiedAt when it was last read back and was what had been stored
public record PointPast(UUID point, Optional<Duration> took, Optional<Instant> verifiedAt) {}
