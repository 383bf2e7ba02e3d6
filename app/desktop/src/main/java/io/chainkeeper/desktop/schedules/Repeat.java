package io.chainkeeper.desktop.schedules;

import io.chainkeeper.jobs.schedule.When;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;

/// How a plan's slots come again, as a person chooses it in the sentence.
public enum Repeat {
    DAILY,
    WEEKDAYS,
    WEEKLY,
    MONTHLY,
    HOURS,
    MANUAL;

    static Repeat of(When when) {
        return switch (when) {
            case When.Manual() -> MANUAL;
            case When.Daily _ -> DAILY;
            case When.Weekly(var days, var _)
            when days.equals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) -> WEEKDAYS;
            case When.Weekly _ -> WEEKLY;
            case When.Monthly _ -> MONTHLY;
            case When.EveryHours _ -> HOURS;
        };
    }

    /// The end of its texts' keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
