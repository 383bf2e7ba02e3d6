package io.chainkeeper.jobs.clock;

import io.chainkeeper.jobs.schedule.Plan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What the plans' file holds.
///
/// @param pause if no plan may start anything
/// @param plans in the order in which their rules are tried
public record KeptPlans(Optional<Pause> pause, List<Plan> plans) {
    /// A pause of all plans.
    ///
    /// @param since when it began
    /// @param until when it ends by itself; empty for never
    public record Pause(Instant since, Optional<Instant> until) {
        boolean holds(Instant now) {
            return until.isEmpty() || until.get().isAfter(now);
        }
    }

    /// Keeps its own copy of the list; refuses two plans with one id.
    public KeptPlans {
        plans = List.copyOf(plans);
        Set<UUID> ids = new HashSet<>();
        plans.forEach(plan -> {
            if (!ids.add(plan.id())) {
                throw new IllegalArgumentException("two plans with the id " + plan.id());
            }
        });
    }

    static KeptPlans none() {
        return new KeptPlans(Optional.empty(), List.of());
    }

    Optional<Plan> plan(UUID id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /// The same with a plan in the place of the one with its id, or as the last.
    KeptPlans with(Plan plan) {
        boolean known = plan(plan.id()).isPresent();
        List<Plan> all = known
                ? plans.stream()
                        .map(each -> each.id().equals(plan.id()) ? plan : each)
                        .toList()
                : Stream.concat(plans.stream(), Stream.of(plan)).toList();
        return new KeptPlans(pause, all);
    }

    KeptPlans without(UUID plan) {
        return new KeptPlans(
                pause, plans.stream().filter(each -> !each.id().equals(plan)).toList());
    }

    KeptPlans paused(Optional<Pause> other) {
        return new KeptPlans(other, plans);
    }
}
