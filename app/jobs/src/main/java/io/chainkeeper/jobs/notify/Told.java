package io.chainkeeper.jobs.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was told last, as it survives a restart.
///
/// @param concerns who is known to be in trouble
/// @param weekly   when the weekly word was last sent, or when counting began
/// @param alive    when the dead-man address was last asked
/// @param waiting  notices that did not get through yet
record Told(List<Concern> concerns, Optional<Instant> weekly, Optional<Instant> alive, List<Waiting> waiting) {
    /// A notice and the ways by which it has not arrived yet.
    record Waiting(Notice notice, Set<Channel.Way> ways) {
        Waiting {
            ways = Set.copyOf(ways);
        }
    }

    Told {
        concerns = List.copyOf(concerns);
        waiting = List.copyOf(waiting);
    }

    static Told nothing() {
        return new Told(List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    Told withConcerns(List<Concern> now) {
        return new Told(now, weekly, alive, waiting);
    }

    Told withWeekly(Instant at) {
        return new Told(concerns, Optional.of(at), alive, waiting);
    }

    Told withAlive(Instant at) {
        return new Told(concerns, weekly, Optional.of(at), waiting);
    }

    Told withWaiting(List<Waiting> other) {
        return new Told(concerns, weekly, alive, other);
    }
}
