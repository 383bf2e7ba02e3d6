package io.chainkeeper.jobs.schedule;

import java.time.LocalTime;
import java.time.ZonedDateTime;

/// A part of each day, in the plan's time zone. One whose end is not after its start goes over midnight:
/// from 20:00 to 06:00 of the next day.
///
/// @param from the first moment inside
/// @param to   the first moment outside; not the same as `from`
public record Window(LocalTime from, LocalTime to) {
    /// Refuses a window without an inside.
    public Window {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a window from " + from + " to " + to);
        }
    }

    /// Whether it goes over midnight.
    public boolean overMidnight() {
        return to.isBefore(from);
    }

    /// Whether a time of day is inside.
    public boolean contains(LocalTime time) {
        boolean started = !time.isBefore(from);
        boolean ended = !time.isBefore(to);
        return overMidnight() ? started || !ended : started && !ended;
    }

    /// The moment itself if it is inside, otherwise the next beginning.
    public ZonedDateTime firstInside(ZonedDateTime moment) {
        if (contains(moment.toLocalTime())) {
            return moment;
        }
        ZonedDateTime today = moment.with(from);
        return today.isBefore(moment) ? moment.plusDays(1).with(from) : today;
    }
}
