package io.chainkeeper.desktop.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is known of a point beyond its manifest.
///
/// @param took     how long the run worked that stored it
/// @param verified when it was last read back and found whole
public record PointFacts(Optional<Duration> took, Optional<Instant> verified) {
    /// Nothing is known.
    public static final PointFacts NONE = new PointFacts(Optional.empty(), Optional.empty());
}
