package io.chainkeeper.force.kill;

import io.chainkeeper.force.Tally;
import java.time.Duration;

/// Counts kills by what they struck.
final class Struck {
    private static final String ALL = "kills";

    private final Tally tally;

    Struck(Tally tally) {
        this.tally = tally;
        tally.add(ALL, 0);
        for (Strike.At at : Strike.At.values()) {
            tally.add(name(at), 0);
        }
        for (int third = 1; third <= 3; third++) {
            tally.add(name(third), 0);
        }
        for (Work work : Work.values()) {
            for (Strike.At at : Strike.At.values()) {
                tally.add(name(work, at), 0);
            }
        }
    }

    private static String name(Strike.At at) {
        return switch (at) {
            case OPENING -> "killed while it opened";
            case WORK -> "killed at work";
            case LATE -> "killed after the end, and repeated";
        };
    }

    private static String name(int third) {
        return "killed in third " + third + " of 3 of the work";
    }

    private static String name(Work work, Strike.At at) {
        return "in " + work.word() + ": "
                + switch (at) {
                    case OPENING -> "while it opened";
                    case WORK -> "at work";
                    case LATE -> "after the end";
                };
    }

    /// Kills that struck something.
    long all() {
        return tally.of(ALL);
    }

    /// Kills that struck somebody who opened.
    long openings() {
        return tally.of(name(Strike.At.OPENING));
    }

    /// Counts one.
    ///
    /// @param usual how long such work takes
    void count(Strike strike, Duration usual) {
        tally.count(name(strike.at()));
        tally.count(name(strike.work(), strike.at()));
        switch (strike.at()) {
            case LATE -> {}
            case OPENING -> tally.count(ALL);
            case WORK -> {
                tally.count(ALL);
                tally.count(name(strike.third(usual)));
            }
        }
    }
}
