package io.chainkeeper.desktop.pictures;

import java.util.Locale;

/// Every colour that a picture draws with, by its meaning. What it looks like, the style sheets decide:
/// `FULL` is the property `-ck-ink-full`.
public enum Ink {
    /// Names and figures.
    TEXT,
    /// Dates, units, everything that only explains.
    FAINT_TEXT,
    /// Rulers and frames.
    LINE,
    /// What marks stand on.
    LANE,
    /// What was chosen stands on this.
    CHOSEN,
    /// The ring around what has the keyboard.
    FOCUS,
    /// A disk version that stands alone.
    FULL,
    /// A disk version that holds changes.
    INCREMENTAL,
    /// From a version to the one it builds on.
    LINK,
    /// A link that leads nowhere; a run that failed.
    BAD,
    /// A point was taken and all is well.
    GOOD,
    /// A point was taken and there is something to know.
    NOTED,
    /// Nothing was due, or nothing was to be done.
    SKIPPED,
    /// Something was due and did not happen.
    MISSED,
    /// Happens now.
    RUNNING,
    /// A sign on top of one of the colours above.
    SIGN,
    /// Bytes that were moved.
    MOVED,
    /// Bytes that are still to move.
    TO_MOVE,
    /// Bytes that did not change.
    UNCHANGED,
    /// Bytes that are zero.
    ZERO,
    /// The curve of a rate.
    RATE,
    /// What lies under the curve.
    RATE_AREA,
    /// A rate that must not be passed.
    LIMIT;

    /// The name of the style property.
    public String property() {
        return "-ck-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
