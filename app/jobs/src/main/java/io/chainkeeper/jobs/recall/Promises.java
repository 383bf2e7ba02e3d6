package io.chainkeeper.jobs.recall;

import io.chainkeeper.jobs.activity.Upcoming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was promised about points to come.
public interface Promises {
    /// How old the last point of a VM may be.
    Duration patience(UUID vm);

    /// The longest patience with any VM.
    Duration longest();

    /// What runs next, the soonest first.
    List<Upcoming> next();

    /// When the clock that starts plans was looked at last, if that is so long ago that it hangs.
    Optional<Instant> stuckSince();

    /// One patience for all, and nothing planned.
    static Promises byAge(Duration patience) {
        return new Promises() {
            @Override
            public Duration patience(UUID vm) {
                return patience;
            }

            @Override
            public Duration longest() {
                return patience;
            }

            @Override
            public List<Upcoming> next() {
                return List.of();
            }

            @Override
            public Optional<Instant> stuckSince() {
                return Optional.empty();
            }
        };
    }

    /// Whether a point is older than it may be.
    default boolean broken(UUID vm, Instant last, Instant now) {
        return last.plus(patience(vm)).isBefore(now);
    }
}
