package io.chainkeeper.jobs.schedule;

import io.chainkeeper.catalog.PlanMember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A VM that should have a newer point than it has.
///
/// Computed from plans, memberships and points alone. Whatever keeps runs from being started, also a clock that
/// hangs, shows here.
///
/// @param vm       its id
/// @param plan     the plan that promised it
/// @param expected the oldest slot since the VM's last point
/// @param since    when the patience with that slot ended
public record Overdue(UUID vm, UUID plan, Instant expected, Instant since) {
    /// Patience with a slot: half of the time to the next one, but not less than this, for a backup takes its time,
    private static final Duration LEAST_PATIENCE = Duration.ofHours(1);
    /// and not more than this, for a lost day is news also in a monthly plan.
    private static final Duration MOST_PATIENCE = Duration.ofHours(24);

    /// VMs whose plan's slot has passed without a point, longest overdue first.
    ///
    /// @param plans   those that are not enabled promise nothing
    /// @param members who belongs to which plan
    /// @param last    the moment of each VM's newest point
    /// @param now     points later than this do not count as newer ones
    public static List<Overdue> of(
            Collection<Plan> plans, Collection<PlanMember> members, Map<UUID, Instant> last, Instant now) {
        Map<UUID, Promise> promises = new HashMap<>();
        plans.stream().filter(Plan::enabled).forEach(plan -> promises.put(plan.id(), new Promise(plan, now)));
        List<Overdue> found = new ArrayList<>();
        for (PlanMember member : members) {
            Promise promise = promises.get(member.plan());
            if (promise != null) {
                Instant base = latest(promise.plan().since(), member.since());
                Instant point = last.getOrDefault(member.vm(), Instant.MIN);
                promise.broken(point.isAfter(now) ? base : latest(base, point))
                        .map(slot -> new Overdue(member.vm(), member.plan(), slot, promise.patienceEnds(slot)))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Overdue::since).thenComparing(Overdue::vm));
        return found;
    }

    /// How long a slot may be without a point.
    ///
    /// @param gap to the next slot
    public static Duration patience(Duration gap) {
        Duration half = gap.dividedBy(2);
        Duration most = half.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : half;
        return most.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : most;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// What a plan promised at one moment. Most VMs have a point since the newest slot that counts, so the grid is
    /// walked for the others only.
    private static final class Promise {
        private final Plan plan;
        private final Grid grid;
        private final Instant now;
        private final Optional<Instant> newest;

        Promise(Plan plan, Instant now) {
            this.plan = plan;
            this.grid = Grid.of(plan);
            this.now = now;
            this.newest = grid.newest(now);
        }

        Plan plan() {
            return plan;
        }

        /// The first slot after a moment, if the patience with it has ended.
        Optional<Instant> broken(Instant base) {
            if (newest.isEmpty() || !newest.get().isAfter(base)) {
                return Optional.empty();
            }
            return grid.first(base).filter(slot -> patienceEnds(slot).isBefore(now));
        }

        Instant patienceEnds(Instant slot) {
            Instant begins = plan.how()
                    .onlyBetween()
                    .map(window -> window.firstInside(slot.atZone(plan.zone())).toInstant())
                    .orElse(slot);
            return begins.plus(patience(Duration.between(slot, grid.first(slot).orElse(slot))));
        }
    }
}
