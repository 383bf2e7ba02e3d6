package io.chainkeeper.jobs.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/// How long points stay. All zeroes keep everything; otherwise a point stays if at least one rule wants it.
/// Days, weeks, months and years without a point do not count, so that a long silence takes nothing away.
///
/// **Nothing is deleted by it yet**: it is stored with the plan, and can be previewed.
///
/// @param last    the newest so many
/// @param daily   the newest of each of so many days
/// @param weekly  the newest of each of so many weeks, which begin on Monday
/// @param monthly the newest of each of so many months
/// @param yearly  the newest of each of so many years
public record Retention(int last, int daily, int weekly, int monthly, int yearly) {
    /// Refuses negative counts.
    public Retention {
        if (last < 0 || daily < 0 || weekly < 0 || monthly < 0 || yearly < 0) {
            throw new IllegalArgumentException("keep %d last, %d daily, %d weekly, %d monthly, %d yearly"
                    .formatted(last, daily, weekly, monthly, yearly));
        }
    }

    /// Why a point stays.
    public enum Rule {
        /// No rule was given: everything stays.
        EVERYTHING,
        /// One of the newest.
        LAST,
        /// The newest of its day.
        DAILY,
        /// The newest of its week.
        WEEKLY,
        /// The newest of its month.
        MONTHLY,
        /// The newest of its year.
        YEARLY,
        /// It is later than now: some clock was wrong, and nothing is decided about it.
        IN_THE_FUTURE
    }

    /// A moment, and why a point of that moment stays.
    ///
    /// @param takenAt the point's moment
    /// @param because the rules that want it; empty if it goes
    public record Fate(Instant takenAt, List<Rule> because) {
        /// Keeps its own copy of the list.
        public Fate {
            because = List.copyOf(because);
        }

        /// Whether the point stays.
        public boolean stays() {
            return !because.isEmpty();
        }
    }

    /// Keeps everything.
    public static Retention everything() {
        return new Retention(0, 0, 0, 0, 0);
    }

    /// Whether no rule was given.
    public boolean keepsEverything() {
        return last + daily + weekly + monthly + yearly == 0;
    }

    /// What stays and why, oldest first. The moments may be of points that do not exist yet.
    ///
    /// @param times moments of points of one VM, in any order
    /// @param zone  in which days begin
    /// @param now   points later than this stay, and use up nothing
    public List<Fate> preview(Collection<Instant> times, ZoneId zone, Instant now) {
        throw new UnsupportedOperationException();
    }
}
