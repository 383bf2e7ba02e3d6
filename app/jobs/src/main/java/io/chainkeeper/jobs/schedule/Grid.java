package io.chainkeeper.jobs.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/// The slots of a plan as moments.
///
/// The recurrence rule knows calendars but no zones: it yields local dates and times, and what a zone makes of
/// them is said here, once. Whoever asks the same again gets the same grid: nothing depends on when it began.
public final class Grid {
    private static final Duration DAY = Duration.ofDays(1);
    /// Two days before a moment there is a slot, whatever the zone did yesterday.
    private static final int LOOK_BACK_DAYS = 2;

    private final Optional<RecurrenceRule> rule;
    private final boolean monthly;
    private final int lookBackDays;
    private final ZoneId zone;

    private Grid(Optional<RecurrenceRule> rule, boolean monthly, int lookBackDays, ZoneId zone) {
        this.rule = rule;
        this.monthly = monthly;
        this.lookBackDays = lookBackDays;
        this.zone = zone;
    }

    /// The grid of a plan.
    public static Grid of(Plan plan) {
        return of(plan.when(), plan.zone());
    }

    /// A grid in a zone.
    public static Grid of(When when, ZoneId zone) {
        return switch (when) {
            case When.Manual() -> new Grid(Optional.empty(), false, 0, zone);
            case When.Daily(var at) -> daily("FREQ=DAILY;" + time(at), zone);
            case When.Weekly(var days, var at) -> {
                String names = days.stream()
                        .map(day -> day.name().substring(0, 2))
                        .sorted()
                        .collect(Collectors.joining(","));
                String text = "FREQ=WEEKLY;BYDAY=" + names + ";" + time(at);
                yield new Grid(Optional.of(rule(text)), false, 7 + LOOK_BACK_DAYS, zone);
            }
            case When.Monthly(var day, var at) -> {
                String text = "FREQ=MONTHLY;" + monthDay(day) + ";" + time(at);
                yield new Grid(Optional.of(rule(text)), true, 31 + LOOK_BACK_DAYS, zone);
            }
            case When.EveryHours(var n, var between) -> daily("FREQ=DAILY;" + hours(n, between), zone);
        };
    }

    private static Grid daily(String text, ZoneId zone) {
        return new Grid(Optional.of(rule(text)), false, LOOK_BACK_DAYS, zone);
    }

    private static RecurrenceRule rule(String text) {
        try {
            return new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException(text, e); // all of the text is made here
        }
    }

    private static String time(LocalTime at) {
        return "BYHOUR=%d;BYMINUTE=%d;BYSECOND=0".formatted(at.getHour(), at.getMinute());
    }

    /// In a month without the day, the month's last: the last of those among 28 to `day` that it has.
    private static String monthDay(int day) {
        if (day <= 28) {
            return "BYMONTHDAY=" + day; // −1 is the last day in the rule's language too
        }
        return IntStream.rangeClosed(28, day)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "BYMONTHDAY=", ";BYSETPOS=-1"));
    }

    private static String hours(int n, Optional<Window> between) {
        LocalTime from = between.map(Window::from).orElse(LocalTime.MIDNIGHT);
        long inside = between.map(Grid::length).orElse(DAY).toMinutes();
        String hours = IntStream.iterate(0, hour -> hour * 60L < inside, hour -> hour + n)
                .map(hour -> (from.getHour() + hour) % 24)
                .sorted()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return "BYHOUR=%s;BYMINUTE=%d;BYSECOND=0".formatted(hours, from.getMinute());
    }

    private static Duration length(Window window) {
        Duration plain = Duration.between(window.from(), window.to());
        return plain.isNegative() ? plain.plus(DAY) : plain;
    }

    /// Slots after a moment, in order, each once.
    ///
    /// @param count how many, at least 0
    public List<ZonedDateTime> next(Instant after, int count) {
        List<ZonedDateTime> found = new ArrayList<>(count);
        if (rule.isEmpty()) {
            return found;
        }
        RecurrenceRuleIterator times = from(after.atZone(zone).toLocalDate().minusDays(1));
        Instant last = after;
        while (found.size() < count && times.hasNext()) {
            ZonedDateTime slot = moment(times.nextMillis());
            if (slot.toInstant().isAfter(last)) {
                found.add(slot);
                last = slot.toInstant();
            }
        }
        return found;
    }

    /// The first slot after a moment; empty if there is none.
    public Optional<Instant> first(Instant after) {
        return next(after, 1).stream().map(ZonedDateTime::toInstant).findFirst();
    }

    /// The newest slot that is not after a moment; empty if there is none.
    public Optional<Instant> newest(Instant upTo) {
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        RecurrenceRuleIterator times = from(upTo.atZone(zone).toLocalDate().minusDays(lookBackDays));
        Optional<Instant> newest = Optional.empty();
        while (times.hasNext()) {
            Instant slot = moment(times.nextMillis()).toInstant();
            if (slot.isAfter(upTo)) {
                return newest;
            }
            newest = Optional.of(slot);
        }
        return newest;
    }

    private RecurrenceRuleIterator from(LocalDate day) {
        LocalDate first = monthly ? day.withDayOfMonth(1) : day;
        var start =
                new DateTime(DateTime.UTC, first.getYear(), first.getMonthValue() - 1, first.getDayOfMonth(), 0, 0, 0);
        return rule.orElseThrow().iterator(start);
    }

    /// @param local a local time, counted as if it were one of UTC
    private ZonedDateTime moment(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local / 1000, 0, ZoneOffset.UTC);
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        // Java would shift a time inside a gap by the gap's length; a slot is due as soon as its time is over.
        return change != null && change.isGap()
                ? change.getInstant().atZone(zone)
                : ZonedDateTime.ofLocal(time, zone, null); // of two the first
    }
}
