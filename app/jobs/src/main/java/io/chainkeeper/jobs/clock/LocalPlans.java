package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.PlanMember;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.recall.Promises;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Assignment;
import io.chainkeeper.jobs.schedule.Grid;
import io.chainkeeper.jobs.schedule.Overdue;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.PlanState.Hold;
import io.chainkeeper.jobs.schedule.Plans;
import io.chainkeeper.jobs.schedule.Pulse;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.RetentionDay;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The plans of the process that owns the catalog, and its clock.
public final class LocalPlans implements Plans, AutoCloseable {
    private static final int MOST_DATES = 1_000;

    private final PlansFile file;
    private final Catalog catalog;
    private final Hands hands;
    private final InstantSource clock;
    private final ClockLimits limits = ClockLimits.standard();
    private final ClockThread thread;
    private final Scheduler scheduler;
    private final boolean on;

    /// Reads the plans, and starts the clock if plans are to be started.
    ///
    /// @param on whether slots begin runs; otherwise plans can be looked at, changed and run by hand
    public LocalPlans(PlansFile file, Catalog catalog, Hands hands, InstantSource clock, boolean on) {
        this.file = file;
        this.catalog = catalog;
        this.hands = hands;
        this.clock = clock;
        this.on = on;
        this.thread = new ClockThread(clock, limits.beat());
        this.scheduler = new Scheduler(file, catalog, hands, limits, clock, thread::wake);
        if (on) {
            thread.start(scheduler);
        }
    }

    private interface Question<T> {
        T ask() throws EngineException, CatalogException, IOException, JobFailed;
    }

    private <T> T answer(Question<T> question) throws WorkplaceException {
        try {
            return question.ask();
        } catch (EngineException e) {
            throw new WorkplaceException(Failures.of(e), e);
        } catch (CatalogException e) {
            throw new WorkplaceException(Failures.of(e), e);
        } catch (JobFailed e) {
            throw new WorkplaceException(e.failure(), e);
        } catch (IOException e) {
            throw new WorkplaceException(
                    new Failure.CheckFolder(FailureCode.PLANS_UNUSABLE, file.file(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public List<Plan> all() throws WorkplaceException {
        return answer(() -> file.kept().plans());
    }

    private Plan plan(UUID id) throws IOException, JobFailed {
        return file.kept()
                .plan(id)
                .orElseThrow(() -> new JobFailed(new Failure.ChooseAgain(FailureCode.PLAN_GONE, id.toString())));
    }

    @Override
    public Plan save(Plan plan) throws WorkplaceException {
        return answer(() -> {
            Instant now = clock.instant();
            Plan saved = file.<JobFailed>change(before -> PlanRules.saving(before, plan, now))
                    .plan(plan.id())
                    .orElseThrow();
            catalog.slots().overtake(saved.id(), saved.since(), now);
            Members.listed(catalog, file.kept().plans(), saved, now);
            thread.wake();
            return saved;
        });
    }

    @Override
    public void remove(UUID plan) throws WorkplaceException {
        answer(() -> {
            KeptPlans after = file.<JobFailed>change(before -> before.without(plan));
            List<UUID> left = after.plans().stream().map(Plan::id).toList();
            catalog.slots().keepOnly(left);
            Members.keepOnly(catalog, left, clock.instant());
            return after;
        });
    }

    @Override
    public void assign(UUID plan, Set<UUID> vms) throws WorkplaceException {
        answer(() -> {
            plan(plan); // must be there
            KeptPlans after = file.<JobFailed>change(before -> Members.assigned(before, plan, vms));
            Members.listed(catalog, after.plans(), plan(plan), clock.instant());
            return after;
        });
    }

    @Override
    public List<ZonedDateTime> next(Plan plan, int count) {
        if (count < 0 || count > MOST_DATES) {
            throw new IllegalArgumentException(count + " dates");
        }
        return Grid.of(plan).next(clock.instant(), count);
    }

    @Override
    public List<PlanState> states() throws WorkplaceException {
        List<Overdue> overdue = overdue();
        return answer(() -> {
            KeptPlans kept = file.kept();
            return new States(kept, catalog, scheduler.holds(), overdue, clock.instant()).all();
        });
    }

    @Override
    public List<UUID> resolve(Plan plan) throws WorkplaceException {
        return answer(() -> new Belonging(file.kept().with(plan).plans())
                .of(hands.vms()).stream()
                        .filter(each -> each.plan().filter(plan.id()::equals).isPresent())
                        .map(Assignment::vm)
                        .toList());
    }

    @Override
    public List<Assignment> assignments() throws WorkplaceException {
        return answer(() -> {
            List<Assignment> all = new Belonging(file.kept().plans()).of(hands.vms());
            catalog.planMembers().replace(Belonging.planOfVm(all), clock.instant());
            return all;
        });
    }

    @Override
    public void pauseAll(Optional<Instant> until) throws WorkplaceException {
        Instant now = clock.instant();
        pause(Optional.of(new KeptPlans.Pause(now, until)));
    }

    @Override
    public void resumeAll() throws WorkplaceException {
        pause(Optional.empty());
    }

    private void pause(Optional<KeptPlans.Pause> pause) throws WorkplaceException {
        answer(() -> file.<JobFailed>change(before -> before.paused(pause)));
        thread.wake();
    }

    @Override
    public Optional<Hold> paused() throws WorkplaceException {
        return answer(() -> States.paused(file.kept(), clock.instant()));
    }

    private ByHand byHand() throws IOException {
        return new ByHand(hands, scheduler.starts(), new Belonging(file.kept().plans()));
    }

    @Override
    public List<Run> runNow(UUID plan) throws WorkplaceException {
        return answer(() -> byHand().run(plan(plan), _ -> true));
    }

    /// Starts a backup of one VM as a plan wants it, whether the VM belongs to the plan or not.
    ///
    /// @return empty if there is no such plan any more, or no such VM
    public Optional<Run> runOne(UUID plan, UUID vm) throws WorkplaceException {
        return answer(() -> {
            Optional<Plan> found = file.kept().plan(plan);
            return found.isPresent() ? byHand().one(found.get(), vm) : Optional.empty();
        });
    }

    @Override
    public List<Run> runMissing(UUID plan) throws WorkplaceException {
        return answer(() -> {
            Plan found = plan(plan);
            Map<UUID, Instant> last = PlanPromises.lastPoints(catalog);
            // Of a plan without slots, those that have no point at all.
            Instant slot = Grid.of(found).newest(clock.instant()).orElse(Instant.MIN.plusNanos(1));
            return byHand().run(found, vm -> last.getOrDefault(vm, Instant.MIN).isBefore(slot));
        });
    }

    @Override
    public List<RetentionDay> previewRetention(Retention keep, UUID vm) throws WorkplaceException {
        return answer(() -> {
            Optional<UUID> plan = catalog.planMembers().all().stream()
                    .filter(member -> member.vm().equals(vm))
                    .map(PlanMember::plan)
                    .findFirst();
            ZoneId zone = plan.isPresent()
                    ? file.kept().plan(plan.get()).map(Plan::zone).orElseGet(ZoneId::systemDefault)
                    : ZoneId.systemDefault();
            return new RetentionPreview(catalog.points(vm)).of(keep, zone, clock.instant());
        });
    }

    @Override
    public List<Overdue> overdue() throws WorkplaceException {
        return answer(() -> Overdue.of(
                file.kept().plans(), catalog.planMembers().all(), PlanPromises.lastPoints(catalog), clock.instant()));
    }

    @Override
    public Pulse pulse() {
        Optional<Instant> beat = scheduler.beat();
        boolean old = beat.filter(
                        last -> Duration.between(last, clock.instant()).compareTo(limits.hang()) > 0)
                .isPresent();
        return new Pulse(on, beat, on && old);
    }

    @Override
    public Optional<Path> movedAside() {
        return file.movedAside();
    }

    /// What the plans promise about points to come.
    ///
    /// @param otherwise how old the last point of a VM without a plan may be
    public Promises promises(Duration otherwise) {
        return new PlanPromises(file, catalog, clock, otherwise, this::pulse);
    }

    /// Stops the clock. What it has begun goes on; whoever cancels it afterwards makes it wait for the next start.
    @Override
    public void close() {
        thread.close();
        scheduler.starts().close();
    }
}
