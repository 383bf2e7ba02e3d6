package io.chainkeeper.jobs.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much of what is stored was read back and found to be what was stored.
///
/// @param points        points there are
/// @param verified      points of them that were verified within the span
/// @param bytes         payload of all points
/// @param verifiedBytes payload of the verified ones
/// @param within        the span
/// @param oldest        the longest time ago that a point was verified; empty if there is none that ever was
/// @param never         points that were never verified
public record Coverage(
        int points,
        int verified,
        long bytes,
        long verifiedBytes,
        Duration within,
        Optional<Instant> oldest,
        int never) {
    /// The part of the bytes that was verified, from 0 to 1; 1 for nothing at all.
    public double fraction() {
        return bytes <= 0 ? 1 : Math.clamp((double) verifiedBytes / bytes, 0, 1);
    }
}
