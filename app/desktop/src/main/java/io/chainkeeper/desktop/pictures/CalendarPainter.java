package io.chainkeeper.desktop.pictures;

import io.chainkeeper.desktop.pictures.Pen.Place;
import io.chainkeeper.jobs.activity.CalendarRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Paints the part of a calendar that is seen.
final class CalendarPainter {
    private static final double SIGN = 9;
    private static final double INSET = (ProtectionCalendar.ROW - CalendarSpan.CELL) / 2;

    private final List<CalendarRow> rows;
    private final CalendarSpan span;
    private final CalendarWords words;
    private final Pen pen;
    private final double side;
    private final double head;

    CalendarPainter(List<CalendarRow> rows, CalendarSpan span, CalendarWords words, Pen pen, double side, double head) {
        this.rows = rows;
        this.span = span;
        this.words = words;
        this.pen = pen;
        this.side = side;
        this.head = head;
    }

    /// @param width  of what is seen beside the names
    /// @param height of what is seen below the months
    /// @param ring   what the keyboard or the mouse is on
    void paint(double width, double height, double scrollX, double scrollY, Optional<ProtectionCalendar.Spot> ring) {
        int firstDay = Math.max(0, span.at(scrollX));
        int found = span.at(scrollX + width);
        int lastDay = found < 0 ? span.days() - 1 : found;
        int firstRow = (int) (scrollY / ProtectionCalendar.ROW);
        int lastRow = Math.min(rows.size() - 1, (int) ((scrollY + height) / ProtectionCalendar.ROW));
        pen.inside(side, 0, width, head, () -> months(firstDay, lastDay, scrollX));
        pen.inside(0, head, side + width, height, () -> {
            ring.ifPresent(spot ->
                    pen.with(Ink.CHOSEN).box(0, top(spot.row(), scrollY), side + width, ProtectionCalendar.ROW));
            for (int row = firstRow; row <= lastRow; row++) {
                name(rows.get(row), top(row, scrollY));
            }
        });
        pen.inside(side, head, width, height, () -> {
            for (int row = firstRow; row <= lastRow; row++) {
                days(rows.get(row), firstDay, lastDay, side - scrollX, top(row, scrollY) + INSET);
            }
        });
        pen.inside(0, head, side + width, height, () -> ring.ifPresent(spot -> ring(spot, scrollX, scrollY)));
    }

    private double top(int row, double scrollY) {
        return head + row * ProtectionCalendar.ROW - scrollY;
    }

    /// Each month above its first day, and above each week the day with which it begins.
    private void months(int first, int last, double scrollX) {
        double line = head / 2;
        for (int place = first; place <= last; place++) {
            LocalDate day = span.day(place);
            double x = side + span.x(place) - scrollX;
            if (span.beginsWeek(place)) {
                String number = String.valueOf(day.getDayOfMonth());
                pen.with(Ink.FAINT_TEXT).text(number, x, line + line / 2, 3 * CalendarSpan.PITCH, Place.START);
            }
        }
        LocalDate month = span.day(first).withDayOfMonth(1);
        while (!month.isAfter(span.day(last))) {
            int place = (int) (month.toEpochDay() - span.first().toEpochDay());
            LocalDate next = month.plusMonths(1);
            int end =
                    (int) Math.min(span.days(), next.toEpochDay() - span.first().toEpochDay());
            double from = Math.max(side, side + span.x(Math.max(0, place)) - scrollX);
            double to = side + span.x(end - 1) + CalendarSpan.PITCH - scrollX;
            if (pen.fits(words.month(month), to - from - 4)) {
                pen.with(Ink.TEXT).text(words.month(month), from, line / 2, to - from - 4, Place.START);
            }
            month = next;
        }
    }

    private void name(CalendarRow row, double top) {
        double sign = top + (ProtectionCalendar.ROW - SIGN) / 2;
        CalendarSigns.draw(pen, row.protection(), 4, Math.floor(sign), SIGN);
        pen.with(Ink.TEXT).text(row.name(), 20, top + ProtectionCalendar.ROW / 2, side - 28, Place.START);
    }

    private void days(CalendarRow row, int first, int last, double left, double top) {
        for (int place = first; place <= last; place++) {
            CalendarSigns.draw(
                    pen, CalendarWords.mark(row, span.day(place)), left + span.x(place), top, CalendarSpan.CELL);
        }
    }

    private void ring(ProtectionCalendar.Spot spot, double scrollX, double scrollY) {
        double top = top(spot.row(), scrollY);
        if (spot.day() < 0) {
            pen.with(Ink.FOCUS).frame(0, top, side - 4, ProtectionCalendar.ROW, 3, 2);
            return;
        }
        double x = side + span.x(spot.day()) - scrollX;
        if (x > side - CalendarSpan.PITCH) {
            double room = CalendarSpan.CELL + 4;
            pen.with(Ink.FOCUS).frame(x - 2, top + INSET - 2, room, room, 4, 2);
        }
    }
}
