package io.chainkeeper.desktop.wording;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.WeekFields;
import java.util.Locale;

/// Times and spans in words, in the person's zone and locale.
public final class Moments {
    private final InstantSource now;
    private final ZoneId zone;
    private final Locale locale;
    private final Texts texts;
    private final DateTimeFormatter full;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter month;
    private final DateTimeFormatter soon;
    private final DateTimeFormatter later;
    private final DateTimeFormatter hour;

    /// @param now what "5 minutes ago" is counted from
    public Moments(InstantSource now, ZoneId zone, Locale locale, Texts texts) {
        this.now = now;
        this.zone = zone;
        this.locale = locale;
        this.texts = texts;
        this.full = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(zone);
        this.day =
                DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale).withZone(zone);
        this.weekday = DateTimeFormatter.ofLocalizedPattern("yMMMEd").withLocale(locale);
        this.hour = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        this.month = DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(locale);
        this.soon =
                DateTimeFormatter.ofLocalizedPattern("Ejm").withLocale(locale).withZone(zone);
        this.later = DateTimeFormatter.ofLocalizedPattern("yMMMEdjm")
                .withLocale(locale)
                .withZone(zone);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(zone);
    }

    /// Date and time to the second, such as `21 Nov 2026, 03:05:12`.
    public String at(Instant moment) {
        return full.format(moment);
    }

    /// Day and month, short.
    public String day(Instant moment) {
        return day.format(moment);
    }

    /// Time of day, to the second.
    public String time(Instant moment) {
        return time.format(moment);
    }

    /// The zone that decides when a day begins.
    public ZoneId zone() {
        return zone;
    }

    /// The first day of a week where the person lives.
    public DayOfWeek weekBegins() {
        return WeekFields.of(locale).getFirstDayOfWeek();
    }

    /// The day that it is now for the person.
    public LocalDate today() {
        return date(now.instant());
    }

    /// The day on which a moment falls for the person.
    public LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /// A day with its weekday, such as `Mon, Nov 16, 2026`.
    public String weekday(LocalDate date) {
        return weekday.format(date);
    }

    /// The month that a day lies in, such as `Nov 2026`.
    public String month(LocalDate date) {
        return month.format(date);
    }

    /// A time of the day in short, such as `8:00 AM`.
    public String timeOfDay(LocalTime moment) {
        return hour.format(moment);
    }

    /// What the person's clock shows now.
    public LocalTime clock() {
        return LocalTime.ofInstant(now.instant(), zone);
    }

    /// The present moment, by the clock that ages are counted from.
    public Instant now() {
        return now.instant();
    }

    /// When something is going to happen: weekday and time within the next six days, else date and time.
    public String slot(Instant moment) {
        boolean near = Duration.between(now.instant(), moment).toDays() < 6;
        return (near ? soon : later).format(moment);
    }

    /// How long ago, in one unit: "just now", "5 min ago", "3 days ago".
    public String ago(Instant moment) {
        Duration since = Duration.between(moment, now.instant());
        if (since.toSeconds() < 60) {
            return texts.get("ago.now");
        }
        if (since.toMinutes() < 60) {
            return texts.get("ago.minutes", since.toMinutes());
        }
        if (since.toHours() < 48) {
            return texts.get("ago.hours", since.toHours());
        }
        return texts.get("ago.days", since.toDays());
    }

    /// A span in at most two units: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`.
    public String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 10) {
            return texts.get("span.tenths", Math.max(0, span.toMillis()) / 1000.0);
        }
        if (seconds < 60) {
            return texts.get("span.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("span.minutes", seconds / 60, seconds % 60);
        }
        return texts.get("span.hours", seconds / 3600, seconds % 3600 / 60);
    }
}
