package io.chainkeeper.cli;

import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what a person typed about a plan, and says what was expected instead.
final class PlanTyped {
    private PlanTyped() {}

    static LocalTime time(String typed) throws CommandFailed {
        try {
            return LocalTime.parse(typed.length() == 4 ? "0" + typed : typed);
        } catch (DateTimeException e) {
            throw wrong("a time such as 20:00", typed, e);
        }
    }

    static Window window(String typed) throws CommandFailed {
        String[] ends = typed.split("-", -1);
        if (ends.length != 2) {
            throw wrong("hours such as 20:00-06:00", typed, null);
        }
        try {
            return new Window(time(ends[0]), time(ends[1]));
        } catch (IllegalArgumentException e) {
            throw wrong("hours such as 20:00-06:00", typed, e);
        }
    }

    static Set<DayOfWeek> days(String typed) throws CommandFailed {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String each : typed.split(",", -1)) {
            String small = each.strip().toUpperCase(Locale.ROOT);
            days.add(Stream.of(DayOfWeek.values())
                    .filter(day -> small.length() >= 2 && day.name().startsWith(small))
                    .findFirst()
                    .orElseThrow(() -> wrong("days such as mon,wed,fri", typed, null)));
        }
        return days;
    }

    static int dayOfMonth(String typed) throws CommandFailed {
        if (typed.equalsIgnoreCase("last")) {
            return When.Monthly.LAST;
        }
        if (typed.matches("[1-9]|[12][0-9]|3[01]")) {
            return Integer.parseInt(typed);
        }
        throw wrong("a day from 1 to 31, or last", typed, null);
    }

    static ZoneId zone(String typed) throws CommandFailed {
        try {
            return ZoneId.of(typed);
        } catch (DateTimeException e) {
            throw wrong("a time zone such as Europe/Berlin", typed, e);
        }
    }

    /// `everything`, or `last=3,daily=7,weekly=4,monthly=12,yearly=2` of which any may be missing.
    static Retention keep(String typed) throws CommandFailed {
        int[] counts = new int[5];
        if (!typed.equalsIgnoreCase("everything")) {
            for (String part : typed.split(",", -1)) {
                int which = Stream.of("last=", "daily=", "weekly=", "monthly=", "yearly=")
                        .filter(part::startsWith)
                        .findFirst()
                        .map(name -> "ldwmy".indexOf(name.charAt(0)))
                        .orElse(-1);
                String number = part.substring(part.indexOf('=') + 1);
                if (which < 0 || !number.matches("[0-9]{1,5}")) {
                    throw wrong("everything, or for example last=3,daily=7,weekly=4,monthly=12,yearly=2", typed, null);
                }
                counts[which] = Integer.parseInt(number);
            }
        }
        return new Retention(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static CommandFailed wrong(String expected, String typed, @Nullable Exception e) {
        String words = "Expected " + expected + ", not \"" + typed + "\".";
        return e == null ? new CommandFailed(ExitCode.USAGE, words) : new CommandFailed(ExitCode.USAGE, words, e);
    }
}
