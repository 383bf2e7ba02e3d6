package io.chainkeeper.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A point, as much of it as sums need.
///
/// @param point       the point
/// @param vm          the VM
/// @param vmName      its name then
/// @param takenAt     the moment which the point shows
/// @param storedBytes payload, in bytes
/// @param verifiedAt  when it was last read back and was what had been stored
public record PointFacts(
        UUID point, UUID vm, String vmName, Instant takenAt, long storedBytes, Optional<Instant> verifiedAt) {}
