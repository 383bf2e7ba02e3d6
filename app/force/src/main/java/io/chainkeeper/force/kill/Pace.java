package io.chainkeeper.force.kill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/// How long victims take to open and to work, learned from those before: by it the moments of the next kills are
/// chosen. The first start is the slowest, and the machine may become slower or faster at any time.
final class Pace {
    private static final int REMEMBERED = 3;

    /// A moment may lie a little after the expected end: work that takes longer would never be struck there.
    private static final double BEYOND = 1.15;

    private final Map<Work, Lengths> learned = new EnumMap<>(Work.class);

    /// The last few lengths of one thing.
    private static final class Lengths {
        private final Deque<Duration> opening = new ArrayDeque<>();
        private final Deque<Duration> lead = new ArrayDeque<>();
        private final Deque<Duration> work = new ArrayDeque<>();
    }

    private Lengths of(Work kind) {
        return learned.computeIfAbsent(kind, _ -> new Lengths());
    }

    /// A moment of opening, counted from the order.
    ///
    /// @param chance from 0 to 1
    Duration opening(Work kind, double chance) {
        return times(usual(of(kind).opening), chance);
    }

    /// A moment of work, counted from when its begin is seen from outside.
    ///
    /// @param chance from 0 to 1
    Duration atWork(Work kind, double chance) {
        return usual(of(kind).lead).plus(times(work(kind), BEYOND * chance));
    }

    /// How long such work takes, as far as known.
    Duration work(Work kind) {
        return usual(of(kind).work);
    }

    /// A run began so long after the order.
    void opened(Work kind, Duration took) {
        remember(of(kind).opening, took);
    }

    /// A run began so long after its begin was seen from outside.
    void led(Work kind, Duration took) {
        remember(of(kind).lead, took);
    }

    /// No run had begun so long after the order.
    void stillOpening(Work kind, Duration atLeast) {
        longer(of(kind).opening, atLeast);
    }

    /// No run had begun so long after its begin was seen from outside.
    void stillLeading(Work kind, Duration atLeast) {
        longer(of(kind).lead, atLeast);
    }

    /// A run came to its end.
    void ended(Work kind, Duration took) {
        remember(of(kind).work, took);
    }

    /// A run was still at work so long after it began.
    void outlived(Work kind, Duration atLeast) {
        longer(of(kind).work, atLeast);
    }

    /// What lasted so long is news only when it should have been over; then it would have lasted longer still.
    private static void longer(Deque<Duration> lengths, Duration atLeast) {
        if (atLeast.compareTo(usual(lengths)) > 0) {
            remember(lengths, times(atLeast, 1.25));
        }
    }

    private static void remember(Deque<Duration> lengths, Duration last) {
        lengths.addLast(last);
        if (lengths.size() > REMEMBERED) {
            lengths.removeFirst();
        }
    }

    /// The one in the middle; of two the shorter, so that a slow first one counts no longer than it must.
    private static Duration usual(Deque<Duration> lengths) {
        return lengths.stream()
                .sorted()
                .skip(Math.max(0, (lengths.size() - 1) / 2))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static Duration times(Duration length, double factor) {
        return Duration.ofNanos((long) (length.toNanos() * factor));
    }
}
