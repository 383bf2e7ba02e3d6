package io.chainkeeper.jobs.clock;

import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.schedule.PlanState.Hold;
import io.chainkeeper.jobs.work.JobFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the folder and the engine are there, less and less often while they are not.
final class Probe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    private record Seen(Instant at, List<Vm> vms) {
        boolean fresh(Instant now, Duration age) {
            return !now.isBefore(at) && Duration.between(at, now).compareTo(age) < 0;
        }
    }

    private final Hands hands;
    private final ClockLimits limits;
    private Optional<Seen> seen = Optional.empty();
    private Optional<Hold.Kind> away = Optional.empty();
    private Instant nextLook = Instant.MIN;
    private Duration pause = Duration.ZERO;

    Probe(Hands hands, ClockLimits limits) {
        this.hands = hands;
        this.limits = limits;
    }

    /// What was not there at the last look.
    Optional<Hold.Kind> away() {
        return away;
    }

    /// The VMs, if everything is there and it is time to look.
    ///
    /// @param anew whether a look a moment ago is not enough: thousands of VMs are many requests, and a run that
    ///             ends is followed by another at once
    Optional<List<Vm>> look(boolean anew, Instant now) {
        if (!anew && away.isEmpty() && seen.isPresent() && seen.get().fresh(now, limits.fresh())) {
            return Optional.of(seen.get().vms());
        }
        boolean clockWentBack = Duration.between(now, nextLook).compareTo(limits.probeMost()) > 0;
        if (away.isPresent() && now.isBefore(nextLook) && !clockWentBack) {
            return Optional.empty();
        }
        if (!hands.folderThere()) {
            later(Hold.Kind.FOLDER, now);
            return Optional.empty();
        }
        try {
            List<Vm> vms = List.copyOf(hands.vms());
            away = Optional.empty();
            seen = Optional.of(new Seen(now, vms));
            return Optional.of(vms);
        } catch (EngineException | JobFailed e) {
            LOG.info("plans wait for the engine: {}", e.getMessage());
            later(Hold.Kind.ENGINE, now);
            return Optional.empty();
        }
    }

    private void later(Hold.Kind what, Instant now) {
        boolean first = away.isEmpty();
        Duration doubled = pause.multipliedBy(2);
        pause = first ? limits.probeFirst() : doubled.compareTo(limits.probeMost()) > 0 ? limits.probeMost() : doubled;
        away = Optional.of(what);
        nextLook = now.plus(pause);
    }
}
