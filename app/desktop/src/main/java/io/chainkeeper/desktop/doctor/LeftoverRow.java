package io.chainkeeper.desktop.doctor;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.doctor.Leftover;
import java.time.Instant;

/// One thing that should not be there, in words.
///
/// @param what  what it is, and why it matters
/// @param since when it came to be, and how long ago that is; empty if nobody knows
/// @param steps what ends it
/// @param byHand whether a person has to do these steps
record LeftoverRow(String what, String since, String steps, boolean byHand) {
    static LeftoverRow of(Leftover leftover, Wording wording) {
        return new LeftoverRow(
                wording.words().of(leftover),
                leftover.since().map(at -> since(at, wording)).orElse(""),
                wording.words().steps(leftover),
                leftover.kind().remedy() == Leftover.Remedy.BY_HAND);
    }

    private static String since(Instant at, Wording wording) {
        return wording.get(
                "doctor.since", wording.moments().at(at), wording.moments().ago(at));
    }
}
