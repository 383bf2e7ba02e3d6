package io.chainkeeper.jobs.run;

import java.time.LocalTime;
import java.util.List;

/// How fast all transfers of a workplace may be together.
///
/// @param bytesPerSecond outside all hours; 0 is as fast as it goes
/// @param hours          times of the day with a limit of their own; the first that holds decides
public record Bandwidth(long bytesPerSecond, List<Hours> hours) {
    /// As fast as it goes, at any hour.
    public static final Bandwidth UNLIMITED = new Bandwidth(0, List.of());

    /// Keeps its own copy of the list, and refuses nonsense.
    public Bandwidth {
        hours = List.copyOf(hours);
        checked(bytesPerSecond);
    }

    /// The same limit at any hour.
    ///
    /// @param bytesPerSecond 0 is as fast as it goes
    public static Bandwidth of(long bytesPerSecond) {
        return new Bandwidth(bytesPerSecond, List.of());
    }

    /// A time of the day with a limit of its own.
    ///
    /// @param from           when it begins
    /// @param to             when it is over; before `from` it is over on the next day, and at `from` it never is
    /// @param bytesPerSecond 0 is as fast as it goes
    public record Hours(LocalTime from, LocalTime to, long bytesPerSecond) {
        /// Refuses nonsense.
        public Hours {
            checked(bytesPerSecond);
        }

        /// Whether a time of the day lies within.
        public boolean at(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(to);
            return from.isBefore(to) ? begun && !over : begun || !over;
        }
    }

    /// What holds at a time of the day, in bytes per second; 0 is as fast as it goes.
    public long at(LocalTime time) {
        return hours.stream()
                .filter(each -> each.at(time))
                .findFirst()
                .map(Hours::bytesPerSecond)
                .orElse(bytesPerSecond);
    }

    private static void checked(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException(bytesPerSecond + " bytes per second");
        }
    }
}
