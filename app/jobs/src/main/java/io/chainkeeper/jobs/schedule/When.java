package io.chainkeeper.jobs.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The grid of a plan's slots, in times of day of the plan's zone. What the zone does to a time of day on the
/// days when its clocks change is decided in one place: a time that does not exist becomes the first moment
/// after the gap, a time that comes twice counts the first time only.
public sealed interface When {
    /// Never by itself; only when a person says so.
    record Manual() implements When {}

    /// Every day.
    ///
    /// @param at time of day, in whole minutes
    record Daily(LocalTime at) implements When {
        /// Refuses seconds.
        public Daily {
            wholeMinutes(at);
        }
    }

    /// On some days of each week.
    ///
    /// @param days at least one
    /// @param at   time of day, in whole minutes
    record Weekly(Set<DayOfWeek> days, LocalTime at) implements When {
        /// Keeps its own copy of the set, and refuses an empty one.
        public Weekly {
            days = Set.copyOf(days);
            if (days.isEmpty()) {
                throw new IllegalArgumentException("weekly on no day");
            }
            wholeMinutes(at);
        }

        /// From Monday to Friday.
        public static Weekly weekdays(LocalTime at) {
            return new Weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), at);
        }
    }

    /// Once a month. In a month that is too short for the day it is the month's last day, so that no month
    /// goes without a backup.
    ///
    /// @param day 1 to 31, or [#LAST]
    /// @param at  time of day, in whole minutes
    record Monthly(int day, LocalTime at) implements When {
        /// The last day of each month.
        public static final int LAST = -1;

        /// Refuses days that no month has.
        public Monthly {
            if (day != LAST && (day < 1 || day > 31)) {
                throw new IllegalArgumentException("day " + day + " of each month");
            }
            wholeMinutes(at);
        }
    }

    /// Several times a day. The grid begins anew each day, at the window's start or at midnight, so that the
    /// times are the same every day.
    ///
    /// @param n       hours from one slot to the next, 1 to 24
    /// @param between slots only inside this window, the first at its start
    record EveryHours(int n, Optional<Window> between) implements When {
        /// Refuses nonsense.
        public EveryHours {
            if (n < 1 || n > 24) {
                throw new IllegalArgumentException("every " + n + " hours");
            }
            between.ifPresent(window -> wholeMinutes(window.from()));
        }
    }

    private static void wholeMinutes(LocalTime at) {
        if (at.getSecond() != 0 || at.getNano() != 0) {
            throw new IllegalArgumentException("a time of day in whole minutes, not " + at);
        }
    }
}
