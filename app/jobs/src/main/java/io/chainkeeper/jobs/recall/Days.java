package io.chainkeeper.jobs.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A span of days in a zone, where a day may have 23 or 25 hours.
final class Days {
    /// Longest span, in days: ten years.
    static final int MOST = 3_660;

    private final LocalDate first;
    /// The beginning of each day and of the one after the last, in milliseconds since 1970.
    private final long[] starts;

    Days(LocalDate from, LocalDate to, ZoneId zone) {
        long count = ChronoUnit.DAYS.between(from, to) + 1;
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(from + " to " + to);
        }
        this.first = from;
        this.starts = IntStream.rangeClosed(0, (int) count)
                .mapToLong(i -> from.plusDays(i).atStartOfDay(zone).toInstant().toEpochMilli())
                .toArray();
    }

    LocalDate first() {
        return first;
    }

    int count() {
        return starts.length - 1;
    }

    Instant begin() {
        return Instant.ofEpochMilli(starts[0]);
    }

    Instant end() {
        return Instant.ofEpochMilli(endMillis(count() - 1));
    }

    /// The first moment after a day, in milliseconds since 1970.
    long endMillis(int day) {
        return starts[day + 1];
    }

    /// Which day a moment is in; −1 before the first, [#count] after the last.
    int of(Instant moment) {
        int found = Arrays.binarySearch(starts, moment.toEpochMilli());
        int day = found >= 0 ? found : -found - 2;
        return Math.min(day, count());
    }
}
