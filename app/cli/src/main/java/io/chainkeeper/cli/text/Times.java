package io.chainkeeper.cli.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments in the person's own zone, sortable by eye.
public final class Times {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /// `2026-05-12 20:00:03`.
    public static String local(Instant at) {
        return LOCAL.format(at.atZone(ZoneId.systemDefault()));
    }

    /// A plan's slot: `2026-05-12 20:00:00`; where the plan's clock shows another time, that too:
    /// `2026-05-12 20:00:00 (14:00 in America/New_York)`.
    ///
    /// @param plan the plan's zone
    public static String slot(Instant at, ZoneId plan) {
        return slot(at, plan, ZoneId.systemDefault());
    }

    static String slot(Instant at, ZoneId plan, ZoneId here) {
        ZonedDateTime ours = at.atZone(here);
        ZonedDateTime theirs = at.atZone(plan);
        String local = LOCAL.format(ours);
        if (ours.getOffset().equals(theirs.getOffset())) {
            return local;
        }
        boolean sameDay = ours.toLocalDate().equals(theirs.toLocalDate());
        return local + " (" + (sameDay ? SHORT : LONG).format(theirs) + " in " + plan + ")";
    }
}
