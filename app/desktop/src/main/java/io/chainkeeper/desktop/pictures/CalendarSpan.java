package io.chainkeeper.desktop.pictures;

import io.chainkeeper.jobs.activity.CalendarRow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// The days of a calendar and where each stands: seven columns close together, and a little room after each week.
///
/// @param first  the first day
/// @param days   how many there are
/// @param before days of the first week that are not in it, 0 to 6
record CalendarSpan(LocalDate first, int days, int before) {
    /// From one day to the next, in pixels.
    static final double PITCH = 16;

    /// Side of a day, in pixels.
    static final double CELL = 14;

    private static final double BETWEEN_WEEKS = 5;

    /// The days that rows have together.
    ///
    /// @param weekBegins the day on which a week begins where the person lives
    static CalendarSpan of(List<CalendarRow> rows, DayOfWeek weekBegins) {
        LocalDate first = rows.stream()
                .map(CalendarRow::first)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        long days = rows.stream()
                .mapToLong(row ->
                        ChronoUnit.DAYS.between(first, row.first()) + row.days().size())
                .max()
                .orElse(0);
        int before = Math.floorMod(first.getDayOfWeek().getValue() - weekBegins.getValue(), 7);
        return new CalendarSpan(first, (int) days, before);
    }

    /// A day by its place.
    LocalDate day(int place) {
        return first.plusDays(place);
    }

    /// Whether a week begins here.
    boolean beginsWeek(int place) {
        return (place + before) % 7 == 0;
    }

    /// Where a day begins, in pixels.
    double x(int place) {
        return place * PITCH + (double) ((place + before) / 7) * BETWEEN_WEEKS;
    }

    /// Width of all days, in pixels.
    double width() {
        return days == 0 ? 0 : x(days - 1) + PITCH;
    }

    /// The day at a place; −1 for none.
    int at(double x) {
        if (x < 0 || x >= width()) {
            return -1;
        }
        int guess = (int) (x / (PITCH + BETWEEN_WEEKS / 7)) + 1;
        int place = Math.min(days - 1, guess);
        while (place > 0 && x(place) > x) {
            place--;
        }
        return place;
    }
}
