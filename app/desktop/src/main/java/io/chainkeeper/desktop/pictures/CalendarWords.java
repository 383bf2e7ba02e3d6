package io.chainkeeper.desktop.pictures;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.DayMark;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a calendar says.
final class CalendarWords {
    private final Wording wording;

    CalendarWords(Wording wording) {
        this.wording = wording;
    }

    /// The name of an outcome.
    String of(DayMark mark) {
        return wording.get(
                "pictures.calendar." + mark.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// All outcomes with their signs.
    Legend legend() {
        return new Legend(Arrays.stream(DayMark.values())
                .filter(mark -> mark != DayMark.NONE)
                .map(mark -> new Legend.Entry((pen, x, y, size) -> CalendarSigns.draw(pen, mark, x, y, size), of(mark)))
                .toList());
    }

    /// One VM on one day.
    String day(CalendarRow row, LocalDate day) {
        return wording.get(
                "pictures.calendar.day", row.name(), wording.moments().weekday(day), of(mark(row, day)));
    }

    /// One VM as a whole.
    String row(CalendarRow row) {
        long points = row.days().stream()
                .filter(mark -> mark == DayMark.POINT || mark == DayMark.POINT_WITH_NOTES)
                .count();
        long failed = row.days().stream().filter(DayMark.FAILED::equals).count();
        long missed = row.days().stream().filter(DayMark.MISSED::equals).count();
        return wording.get(
                "pictures.calendar.row", row.name(), wording.words().of(row.protection()), points, failed, missed);
    }

    /// The calendar as a whole.
    String all(List<CalendarRow> rows, CalendarSpan span) {
        return rows.isEmpty()
                ? wording.get("pictures.calendar.nothing")
                : wording.get(
                        "pictures.calendar.spoken",
                        rows.size(),
                        wording.moments().weekday(span.first()),
                        wording.moments().weekday(span.day(span.days() - 1)));
    }

    /// The month that a day lies in.
    String month(LocalDate day) {
        return wording.moments().month(day);
    }

    /// A day's mark; nothing for days that the row does not have.
    static DayMark mark(CalendarRow row, LocalDate day) {
        long place = ChronoUnit.DAYS.between(row.first(), day);
        return place < 0 || place >= row.days().size()
                ? DayMark.NONE
                : row.days().get((int) place);
    }
}
