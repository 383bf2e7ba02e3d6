package io.chainkeeper.jobs.clock;

import io.chainkeeper.jobs.schedule.Grid;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Which slot of each plan is the newest now. Between two slots of a plan nothing is computed.
final class DueSlots {
    private record Gap(When when, ZoneId zone, Optional<Instant> newest, Optional<Instant> next) {
        boolean contains(Plan plan, Instant now) {
            return when.equals(plan.when())
                    && zone.equals(plan.zone())
                    && newest.stream().noneMatch(slot -> slot.isAfter(now))
                    && next.stream().allMatch(slot -> slot.isAfter(now));
        }
    }

    private Map<UUID, Gap> gaps = new HashMap<>();

    /// The newest slot that is not after now.
    Optional<Instant> newest(Plan plan, Instant now) {
        return gap(plan, now).newest();
    }

    /// The next slot of any of these plans.
    Optional<Instant> next(List<Plan> plans, Instant now) {
        return plans.stream().flatMap(plan -> gap(plan, now).next().stream()).min(Instant::compareTo);
    }

    private Gap gap(Plan plan, Instant now) {
        Gap known = gaps.get(plan.id());
        if (known != null && known.contains(plan, now)) {
            return known;
        }
        Grid grid = Grid.of(plan);
        Gap fresh = new Gap(plan.when(), plan.zone(), grid.newest(now), grid.first(now));
        gaps.put(plan.id(), fresh);
        return fresh;
    }

    /// Forgets plans that are gone.
    void keepOnly(List<Plan> plans) {
        if (gaps.size() > plans.size()) {
            gaps = plans.stream()
                    .filter(plan -> gaps.containsKey(plan.id()))
                    .collect(Collectors.toMap(Plan::id, plan -> gaps.get(plan.id()), (one, _) -> one, HashMap::new));
        }
    }
}
