package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.SlotVm;
import io.chainkeeper.catalog.SlotVm.State;
import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins runs for the VMs of open slots, and notes how they end.
///
/// No more are begun than will work soon: a slot of 5,000 VMs is not 5,000 runs that wait, and a pause or the end of
/// a window holds the rest.
final class Starts {
    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);
    /// Begun runs per run that may work: the queue should have a choice of storage domains.
    private static final int AHEAD = 2;
    /// VMs on which somebody else's run works are passed over; so many at most.
    private static final int PASSED_OVER = 256;

    private final Catalog catalog;
    private final Hands hands;
    private final ClockLimits limits;
    private final InstantSource clock;
    private final Runnable wake;
    private final Map<UUID, SlotVm> begun = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Starts(Catalog catalog, Hands hands, ClockLimits limits, InstantSource clock, Runnable wake) {
        this.catalog = catalog;
        this.hands = hands;
        this.limits = limits;
        this.clock = clock;
        this.wake = wake;
    }

    /// Whether another run may be begun.
    boolean free() {
        return room() > 0;
    }

    private int room() {
        return hands.runsAtOnce() * AHEAD - begun.size();
    }

    /// Begins as many as there is room for.
    ///
    /// @param plans  that may begin runs now
    /// @param planOf which VM belongs to which plan now
    void begin(Map<UUID, Plan> plans, List<Vm> vms, Map<UUID, UUID> planOf, Instant now) throws CatalogException {
        if (room() <= 0) {
            return;
        }
        Map<UUID, Vm> byId = vms.stream().collect(Collectors.toMap(Vm::id, vm -> vm, (one, _) -> one));
        for (SlotVm which : catalog.slots().waiting(plans.keySet(), now, room() + PASSED_OVER)) {
            Optional<Vm> vm = Optional.ofNullable(byId.get(which.vm()));
            Optional<Plan> plan = Optional.ofNullable(plans.get(which.plan()));
            if (plan.isEmpty() || room() <= 0) {
                return;
            }
            if (vm.isEmpty() || !which.plan().equals(planOf.get(which.vm()))) {
                // Removed from the engine, or tagged or moved to another plan meanwhile.
                catalog.slots().ended(which, State.CANCELLED, now);
            } else if (!hands.busy(which.vm()) && catalog.slots().claim(which, now)) {
                begin(which, plan.get(), vm.get(), now);
            }
        }
    }

    private void begin(SlotVm which, Plan plan, Vm vm, Instant now) throws CatalogException {
        Run run = hands.begin(plan, vm, options(plan, vm));
        SlotVm claimed = new SlotVm(
                which.plan(),
                which.slot(),
                which.vm(),
                State.RUNNING,
                which.attempts() + 1,
                Optional.of(run.id()),
                now,
                Optional.empty());
        begun.put(run.id(), claimed);
        catalog.slots().began(which, run.id(), now);
        run.outcome().thenAccept(outcome -> ended(run.id(), claimed, outcome));
    }

    /// What a plan's run is told about a VM.
    BackupOptions options(Plan plan, Vm vm) throws CatalogException {
        How how = plan.how();
        boolean full = how.fullEvery() > 0 && FullEvery.due(how.fullEvery(), catalog.points(vm.id()));
        return new BackupOptions(
                full, how.proof(), how.requireConsistency(), how.compression(), chosen(vm, how.excludedDisks()));
    }

    private static Optional<Set<UUID>> chosen(Vm vm, Set<UUID> excluded) {
        Set<UUID> disks =
                vm.disks().stream().map(AttachedDisk::disk).map(Disk::id).collect(Collectors.toSet());
        return disks.removeAll(excluded) ? Optional.of(disks) : Optional.empty();
    }

    private void ended(UUID run, SlotVm which, Outcome outcome) {
        Instant now = clock.instant();
        try {
            switch (outcome) {
                case Outcome.Completed _, Outcome.NothingToDo _ ->
                    catalog.slots().ended(which, State.DONE, now);
                case Outcome.Cancelled _ -> {
                    if (!closing) { // otherwise it waits for the next start
                        catalog.slots().ended(which, State.CANCELLED, now);
                    }
                }
                case Outcome.Failed failed -> failed(which, failed.why(), now);
            }
        } catch (CatalogException | RuntimeException e) {
            // The next start looks at the run and its point.
            LOG.warn("the slot {} of VM {} was not told how its run ended", which.slot(), which.vm(), e);
        } finally {
            begun.remove(run);
            wake.run();
        }
    }

    private void failed(SlotVm which, Failure why, Instant now) throws CatalogException {
        if (passing(why) && which.attempts() < limits.attempts()) {
            catalog.slots().again(which, now.plus(limits.retryAfter()), now);
        } else {
            catalog.slots().ended(which, State.FAILED, now);
        }
    }

    /// Whether the same may work later without anybody's doing.
    private static boolean passing(Failure why) {
        return switch (why) {
            case Failure.TryLater _ -> true;
            case Failure.Reconnect(var kind, var _, var _) ->
                kind != FailureCode.ENGINE_CERTIFICATE && kind != FailureCode.AUTHORITY_CHANGED;
            case Failure.CheckFolder(var kind, var _, var _) -> kind == FailureCode.FOLDER_UNUSABLE;
            case Failure.SignInAgain _,
                    Failure.FreeSpace _,
                    Failure.FindMissingLink _,
                    Failure.BackUpAgain _,
                    Failure.AskAdministrator _,
                    Failure.DomainFull _,
                    Failure.ChooseAgain _,
                    Failure.ReportBug _ -> false;
        };
    }

    /// The program ends and cancels what was begun: that is to be begun again when it starts again.
    void close() {
        closing = true;
        Instant now = clock.instant();
        for (SlotVm which : begun.values()) {
            try {
                catalog.slots().again(which, now, now);
            } catch (CatalogException e) {
                LOG.warn("slot {} of VM {} stays claimed", which.slot(), which.vm(), e);
            }
        }
    }
}
