package io.chainkeeper.desktop.gallery;

import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.DayMark;
import io.chainkeeper.jobs.plan.Protection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Days that never change.
final class CalendarSamples {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);
    private static final int HALF_A_YEAR = 26 * 7;

    private CalendarSamples() {}

    static List<CalendarRow> of(Sample sample) {
        return switch (sample) {
            case NOTHING -> List.of();
            case FEW -> rows(5, 28);
            case MANY -> rows(60, HALF_A_YEAR);
            case EXTREME -> rows(5_000, HALF_A_YEAR);
        };
    }

    private static List<CalendarRow> rows(int vms, int days) {
        Random random = new Random(vms);
        List<CalendarRow> rows = new ArrayList<>();
        for (int vm = 0; vm < vms; vm++) {
            Protection protection = protection(vm);
            rows.add(new CalendarRow(
                    new UUID(3, vm), name(vm), LAST.minusDays(days - 1L), days(random, protection, days), protection));
        }
        return rows;
    }

    private static Protection protection(int vm) {
        return switch (vm) {
            case 0 -> Protection.OVERDUE;
            case 1 -> Protection.UNPROTECTED;
            case 2 -> Protection.NOT_POSSIBLE;
            default -> Protection.PROTECTED;
        };
    }

    private static String name(int vm) {
        return vm == 3
                ? "a-virtual-machine-whose-name-is-far-longer-than-there-is-room-for-in-any-list"
                : "vm%04d.example.org".formatted(vm);
    }

    private static List<DayMark> days(Random random, Protection protection, int days) {
        List<DayMark> marks = new ArrayList<>();
        int begins = protection == Protection.PROTECTED ? random.nextInt(days / 2) : 0;
        for (int day = 0; day < days; day++) {
            marks.add(day < begins ? DayMark.NONE : mark(random, protection, days - day));
        }
        if (protection == Protection.PROTECTED && random.nextInt(8) == 0) {
            marks.set(days - 1, DayMark.RUNNING);
        }
        return marks;
    }

    private static DayMark mark(Random random, Protection protection, int daysLeft) {
        return switch (protection) {
            case NOT_POSSIBLE -> DayMark.NONE;
            case UNPROTECTED -> random.nextInt(4) == 0 ? DayMark.FAILED : DayMark.NONE;
            case OVERDUE -> daysLeft <= 3 ? DayMark.MISSED : DayMark.POINT;
            case PROTECTED ->
                switch (random.nextInt(30)) {
                    case 0 -> DayMark.FAILED;
                    case 1 -> DayMark.MISSED;
                    case 2, 3 -> DayMark.SKIPPED;
                    case 4, 5, 6 -> DayMark.POINT_WITH_NOTES;
                    default -> DayMark.POINT;
                };
        };
    }
}
