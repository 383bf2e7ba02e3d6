package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.VmPoints;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.schedule.Assignment;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState.Hold;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Opens slots when their moment has come, and begins their runs. It is told what time it is and keeps no time of
/// its own; one thread at a time may tell it.
///
/// Of a plan only the newest slot counts, only if it is later than all that were opened before, and it is opened
/// once: therefore neither a sleep nor a clock that jumps makes a slot run twice, and what was missed runs once.
public final class Scheduler {
    private final PlansFile file;
    private final Catalog catalog;
    private final ClockLimits limits;
    private final Waking waking;
    private final Probe probe;
    private final DueSlots slots = new DueSlots();
    private final Starts starts;
    private final Map<UUID, Instant> opened = new HashMap<>();
    private Optional<Instant> last = Optional.empty();
    private volatile Optional<Instant> beat = Optional.empty();
    private volatile Map<UUID, Hold> holds = Map.of();

    /// @param clock for the endings of runs
    /// @param wake  asks for another look at the clock soon
    public Scheduler(
            PlansFile file, Catalog catalog, Hands hands, ClockLimits limits, InstantSource clock, Runnable wake) {
        this.file = file;
        this.catalog = catalog;
        this.limits = limits;
        this.waking = new Waking(limits);
        this.probe = new Probe(hands, limits);
        this.starts = new Starts(catalog, hands, limits, clock, wake);
    }

    /// Looks at the clock and does what it is time for.
    ///
    /// @return when to look again at the latest
    /// @throws IOException when the plans cannot be used
    public Instant tick(Instant now) throws CatalogException, IOException {
        Instant settled = waking.look(now);
        KeptPlans kept = file.kept();
        recollect(now);
        last = Optional.of(now);
        beat = last;
        List<Plan> enabled = kept.plans().stream().filter(Plan::enabled).toList();
        slots.keepOnly(kept.plans());
        Map<UUID, Instant> waiting = catalog.slots().waiting();
        Map<UUID, Plan> wanting = wanting(enabled, waiting, now);
        boolean paused = kept.pause().filter(pause -> pause.holds(now)).isPresent();
        Map<UUID, Hold> held = new HashMap<>();
        if (!paused && settled.isAfter(now)) {
            wanting.keySet().forEach(plan -> hold(held, plan, Hold.Kind.SETTLING, now, Optional.of(settled)));
        } else if (!paused) {
            work(kept.plans(), insideWindow(wanting, held, now), held, now);
        }
        holds = Map.copyOf(held);
        return nextLook(enabled, waiting, settled, now);
    }

    /// After a start, and when the clock went back: which slots were opened, by the catalog.
    private void recollect(Instant now) throws CatalogException {
        if (last.isEmpty()) {
            new Survivors(catalog).settle(now);
        }
        if (last.isEmpty() || now.isBefore(last.get())) {
            opened.clear();
            opened.putAll(catalog.slots().newest(now.plus(limits.farAhead())));
        }
    }

    /// Plans that would begin something now.
    private Map<UUID, Plan> wanting(List<Plan> enabled, Map<UUID, Instant> waiting, Instant now) {
        Map<UUID, Plan> wanting = new LinkedHashMap<>();
        for (Plan plan : enabled) {
            Instant waits = waiting.getOrDefault(plan.id(), Instant.MAX);
            if (due(plan, now).isPresent() || !waits.isAfter(now)) {
                wanting.put(plan.id(), plan);
            }
        }
        return wanting;
    }

    private Optional<Instant> due(Plan plan, Instant now) {
        return slots.newest(plan, now)
                .filter(slot -> slot.isAfter(plan.since()))
                .filter(slot -> slot.isAfter(opened.getOrDefault(plan.id(), Instant.MIN)));
    }

    private Map<UUID, Plan> insideWindow(Map<UUID, Plan> wanting, Map<UUID, Hold> held, Instant now) {
        Map<UUID, Plan> inside = new LinkedHashMap<>();
        for (Plan plan : wanting.values()) {
            Instant begins = plan.how()
                    .onlyBetween()
                    .map(window -> window.firstInside(now.atZone(plan.zone())).toInstant())
                    .orElse(now);
            if (begins.isAfter(now)) {
                hold(held, plan.id(), Hold.Kind.WINDOW, now, Optional.of(begins));
            } else {
                inside.put(plan.id(), plan);
            }
        }
        return inside;
    }

    private void work(List<Plan> all, Map<UUID, Plan> now, Map<UUID, Hold> held, Instant moment)
            throws CatalogException {
        boolean anyDue =
                now.values().stream().anyMatch(plan -> due(plan, moment).isPresent());
        if (now.isEmpty() || !anyDue && !starts.free()) {
            return; // whoever ends wakes us
        }
        Optional<List<Vm>> vms = probe.look(anyDue, moment);
        if (vms.isEmpty()) {
            probe.away()
                    .ifPresent(kind -> now.keySet().forEach(plan -> hold(held, plan, kind, moment, Optional.empty())));
            return;
        }
        List<Assignment> assignments = new Belonging(all).of(vms.get());
        Map<UUID, UUID> planOf = Belonging.planOfVm(assignments);
        catalog.planMembers().replace(planOf, moment);
        for (Plan plan : now.values()) {
            Optional<Instant> slot = due(plan, moment);
            if (slot.isPresent()) {
                open(plan, slot.get(), assignments, moment);
            }
        }
        starts.begin(now, vms.get(), planOf, moment);
    }

    /// Whoever has waited longest for a point is first. Who has one that is newer than the slot, because a person
    /// made it meanwhile, is done.
    private void open(Plan plan, Instant slot, List<Assignment> assignments, Instant now) throws CatalogException {
        Map<UUID, Instant> newest = catalog.history().newestPoints().stream()
                .filter(points -> !points.last().isAfter(now))
                .collect(Collectors.toMap(VmPoints::vm, VmPoints::last));
        Function<UUID, Instant> point = vm -> newest.getOrDefault(vm, Instant.MIN);
        Map<Boolean, List<UUID>> done = assignments.stream()
                .filter(each -> each.plan().filter(plan.id()::equals).isPresent())
                .map(Assignment::vm)
                .collect(Collectors.partitioningBy(vm -> !point.apply(vm).isBefore(slot)));
        List<UUID> wait = new ArrayList<>(done.getOrDefault(false, List.of()));
        wait.sort(Comparator.comparing(point));
        catalog.slots().open(plan.id(), slot, now, wait, done.getOrDefault(true, List.of()));
        opened.put(plan.id(), slot);
    }

    private void hold(Map<UUID, Hold> held, UUID plan, Hold.Kind kind, Instant now, Optional<Instant> until) {
        Optional<Instant> since = Optional.ofNullable(holds.get(plan))
                .filter(before -> before.kind() == kind)
                .flatMap(Hold::since);
        held.put(plan, new Hold(kind, since.or(() -> Optional.of(now)), until));
    }

    private Instant nextLook(List<Plan> enabled, Map<UUID, Instant> waiting, Instant settled, Instant now) {
        List<Instant> moments = new ArrayList<>(waiting.values());
        moments.add(settled);
        slots.next(enabled, now).ifPresent(moments::add);
        Instant latest = now.plus(limits.beat());
        return moments.stream()
                .filter(moment -> moment.isAfter(now) && moment.isBefore(latest))
                .min(Comparator.naturalOrder())
                .orElse(latest);
    }

    /// Why plans begin nothing although they would, by plan.
    Map<UUID, Hold> holds() {
        return holds;
    }

    /// When the clock was looked at last.
    Optional<Instant> beat() {
        return beat;
    }

    /// What a plan's run is told about a VM.
    Starts starts() {
        return starts;
    }
}
