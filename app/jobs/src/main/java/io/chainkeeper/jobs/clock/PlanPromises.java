package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.PlanMember;
import io.chainkeeper.catalog.VmPoints;
import io.chainkeeper.jobs.activity.Upcoming;
import io.chainkeeper.jobs.recall.Promises;
import io.chainkeeper.jobs.schedule.Grid;
import io.chainkeeper.jobs.schedule.Overdue;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Pulse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What plans promise about points to come. A VM that belongs to no plan is judged by the age of its last point.
///
/// Thousands of VMs are judged at once, so all of them are for a few seconds.
public final class PlanPromises implements Promises {
    private static final Logger LOG = LoggerFactory.getLogger(PlanPromises.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    /// A plan's longest pause shows among so many slots: a weekly one has all its days, a monthly one all months.
    private static final int SLOTS = 14;

    private record Judged(
            Instant at,
            Map<UUID, Duration> patience,
            Map<UUID, Overdue> overdue,
            Duration longest,
            List<Upcoming> next) {}

    private final PlansFile file;
    private final Catalog catalog;
    private final InstantSource clock;
    private final Duration otherwise;
    private final Supplier<Pulse> pulse;
    private volatile Optional<Judged> judged = Optional.empty();

    /// @param otherwise how old the last point of a VM without a plan may be
    /// @param pulse     tells whether the clock that starts plans is alive
    PlanPromises(PlansFile file, Catalog catalog, InstantSource clock, Duration otherwise, Supplier<Pulse> pulse) {
        this.file = file;
        this.catalog = catalog;
        this.clock = clock;
        this.otherwise = otherwise;
        this.pulse = pulse;
    }

    @Override
    public Optional<Instant> stuckSince() {
        Pulse now = pulse.get();
        return now.hangs() ? now.last() : Optional.empty();
    }

    private Judged judged() {
        Instant now = clock.instant();
        Optional<Judged> known = judged.filter(each ->
                !each.at().isAfter(now) && Duration.between(each.at(), now).compareTo(FRESH) < 0);
        if (known.isPresent()) {
            return known.get();
        }
        Judged fresh = judge(now);
        judged = Optional.of(fresh);
        return fresh;
    }

    private Judged judge(Instant now) {
        try {
            List<Plan> plans =
                    file.kept().plans().stream().filter(Plan::enabled).toList();
            Map<UUID, Duration> ofPlan = new HashMap<>();
            plans.forEach(plan -> pause(plan, now).ifPresent(pause -> ofPlan.put(plan.id(), pause)));
            Map<UUID, Duration> patience = new HashMap<>();
            Map<UUID, Integer> counts = new HashMap<>();
            List<PlanMember> members = catalog.planMembers().all();
            for (PlanMember member : members) {
                counts.merge(member.plan(), 1, Integer::sum);
                Duration pause = ofPlan.get(member.plan());
                if (pause != null) {
                    patience.put(member.vm(), pause);
                }
            }
            Map<UUID, Overdue> overdue = Overdue.of(plans, members, lastPoints(catalog), now).stream()
                    .collect(Collectors.toMap(Overdue::vm, each -> each));
            Duration longest = ofPlan.values().stream()
                    .max(Comparator.naturalOrder())
                    .filter(most -> most.compareTo(otherwise) > 0)
                    .orElse(otherwise);
            return new Judged(now, patience, overdue, longest, next(plans, counts, now));
        } catch (IOException | CatalogException e) {
            // Whoever asks for the plans hears why; points are judged by their age meanwhile.
            LOG.warn("nothing is known about plans", e);
            return new Judged(now, Map.of(), Map.of(), otherwise, List.of());
        }
    }

    /// The moment of each VM's newest point.
    static Map<UUID, Instant> lastPoints(Catalog catalog) throws CatalogException {
        return catalog.history().newestPoints().stream().collect(Collectors.toMap(VmPoints::vm, VmPoints::last));
    }

    private static List<Upcoming> next(List<Plan> plans, Map<UUID, Integer> counts, Instant now) {
        return plans.stream()
                .flatMap(plan -> Grid.of(plan).first(now).stream()
                        .map(at -> new Upcoming(plan.id(), plan.name(), at, counts.getOrDefault(plan.id(), 0))))
                .sorted(Comparator.comparing(Upcoming::at).thenComparing(Upcoming::planName))
                .toList();
    }

    /// The longest time from slot to slot, and the patience with a slot.
    private static Optional<Duration> pause(Plan plan, Instant now) {
        List<ZonedDateTime> slots = Grid.of(plan).next(now, SLOTS);
        Duration most = Duration.ZERO;
        for (int i = 1; i < slots.size(); i++) {
            Duration gap = Duration.between(slots.get(i - 1), slots.get(i));
            most = gap.compareTo(most) > 0 ? gap : most;
        }
        return slots.isEmpty() ? Optional.empty() : Optional.of(most.plus(Overdue.patience(most)));
    }

    @Override
    public Duration patience(UUID vm) {
        return judged().patience().getOrDefault(vm, otherwise);
    }

    @Override
    public Duration longest() {
        return judged().longest();
    }

    @Override
    public List<Upcoming> next() {
        return judged().next();
    }

    @Override
    public boolean broken(UUID vm, Instant last, Instant now) {
        Judged all = judged();
        return all.patience().containsKey(vm)
                ? all.overdue().containsKey(vm)
                : last.plus(otherwise).isBefore(now);
    }
}
