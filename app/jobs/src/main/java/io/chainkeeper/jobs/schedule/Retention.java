package io.chainkeeper.jobs.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        List<Instant> newestFirst =
                times.stream().sorted(Comparator.reverseOrder()).toList();
        Map<Rule, Set<Object>> seen = new EnumMap<>(Rule.class);
        List<Fate> fates = new ArrayList<>(newestFirst.size());
        for (Instant time : newestFirst) {
            fates.add(new Fate(time, time.isAfter(now) ? List.of(Rule.IN_THE_FUTURE) : because(time, zone, seen)));
        }
        return fates.reversed();
    }

    /// @param seen per rule the days, weeks and so on of the newer points
    private List<Rule> because(Instant time, ZoneId zone, Map<Rule, Set<Object>> seen) {
        if (keepsEverything()) {
            return List.of(Rule.EVERYTHING);
        }
        LocalDate day = time.atZone(zone).toLocalDate();
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : List.of(Rule.LAST, Rule.DAILY, Rule.WEEKLY, Rule.MONTHLY, Rule.YEARLY)) {
            Set<Object> periods = seen.computeIfAbsent(rule, _ -> new HashSet<>());
            if (periods.size() < count(rule) && periods.add(period(rule, day, periods))) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private int count(Rule rule) {
        return switch (rule) {
            case LAST -> last;
            case DAILY -> daily;
            case WEEKLY -> weekly;
            case MONTHLY -> monthly;
            case YEARLY -> yearly;
            case EVERYTHING, IN_THE_FUTURE -> 0;
        };
    }

    /// What a rule counts. Each point is a period of its own for the rule that counts points.
    private static Object period(Rule rule, LocalDate day, Set<Object> soFar) {
        return switch (rule) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> YearMonth.from(day);
            case YEARLY -> day.getYear();
            case LAST, EVERYTHING, IN_THE_FUTURE -> soFar.size();
        };
    }
}
