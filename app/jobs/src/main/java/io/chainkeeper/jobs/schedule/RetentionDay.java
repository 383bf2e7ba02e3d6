package io.chainkeeper.jobs.schedule;

import io.chainkeeper.jobs.schedule.Retention.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A day that has points, and what a retention rule would do to each of them.
///
/// @param date   in the zone in which the rule counts days
/// @param points of that day, oldest first
public record RetentionDay(LocalDate date, List<PointFate> points) {
    /// Keeps its own copy of the list.
    public RetentionDay {
        points = List.copyOf(points);
    }

    /// A point and what would happen to it.
    ///
    /// @param point       its id
    /// @param takenAt     the moment which it shows
    /// @param because     the rules that want it; empty if it would go
    /// @param storedBytes bytes of its files
    /// @param bytesFreed  bytes of files that nobody would need any more; 0 if it stays
    /// @param bytesMerged bytes of files on which a point that stays is built: their content would move into
    ///                    that point, and at most this would come free; 0 if it stays
    public record PointFate(
            UUID point, Instant takenAt, List<Rule> because, long storedBytes, long bytesFreed, long bytesMerged) {
        /// Keeps its own copy of the list.
        public PointFate {
            because = List.copyOf(because);
        }

        /// Whether the point stays.
        public boolean stays() {
            return !because.isEmpty();
        }
    }
}
