package io.chainkeeper.lab.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The lab's time: when it is, and how long things take here.
///
/// A real engine needs seconds to make a snapshot. The lab takes those durations times a scale, so that a
/// demonstration can be realistic and a test quick. With scale 0 nothing depends on the time that passes: each
/// look at a thing shows its next phase.
///
/// @param source where the present comes from
/// @param scale  1 for realistic durations, smaller for quicker, 0 for "at the next look"
public record LabClock(InstantSource source, double scale) {

    public LabClock {
        if (!(scale >= 0) || scale > 1000) {
            throw new IllegalArgumentException("time scale " + scale + " is not within 0..1000");
        }
    }

    /// The present moment.
    public Instant now() {
        return source.instant();
    }

    /// When something that begins now and takes this long on a real engine is done in the lab.
    public Instant after(Duration realistic) {
        return now().plus(scaled(realistic));
    }

    /// How long something takes in the lab that takes this long on a real engine.
    public Duration scaled(Duration realistic) {
        return Duration.ofNanos(Math.round(realistic.toNanos() * scale));
    }

    /// Whether phases move by being looked at instead of by time.
    public boolean byLook() {
        return scale == 0;
    }
}
