package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.SlotVm;
import io.chainkeeper.engine.CompatibilityLevel;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Hardware;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.RunSnapshot;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.work.JobFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A computer with a clock that is moved by hand, a real catalog and a real file with plans; only the engine and
/// the bytes are not real. Runs end when the test says so, or at once.
final class World implements Hands, AutoCloseable {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /// A run that was begun.
    record Begun(Instant at, Plan plan, UUID vm, Instant slot, BackupOptions options, StagedRun run) {}

    final List<Vm> vms = new ArrayList<>();
    final List<Begun> begun = new ArrayList<>();
    final Set<UUID> busy = new HashSet<>();
    boolean folder = true;
    boolean engine = true;
    boolean endAtOnce = true;
    int atOnce = 100;
    int looks;
    Catalog catalog;
    LocalPlans plans;
    Scheduler scheduler;
    private final Path home;
    private Instant now;

    World(Path home, String now) throws CatalogException {
        this.home = home;
        this.now = at(now);
        start();
    }

    static Instant at(String berlin) {
        return LocalDateTime.parse(berlin).atZone(BERLIN).toInstant();
    }

    /// The program starts.
    void start() throws CatalogException {
        catalog = Catalog.open(home);
        PlansFile file = new PlansFile(home, this::now);
        plans = new LocalPlans(file, catalog, this, this::now, false);
        scheduler = new Scheduler(file, catalog, this, ClockLimits.standard(), this::now, () -> {});
    }

    /// The program dies without a word.
    void die() {
        catalog.close();
    }

    Instant now() {
        return now;
    }

    Plan save(Plan plan) throws Exception {
        return plans.save(plan);
    }

    Plan daily(String at, Vm... vms) throws Exception {
        Set<UUID> ids = new HashSet<>();
        for (Vm vm : vms) {
            ids.add(vm.id());
        }
        return save(
                Plan.draft("nightly", new Selection.Vms(ids), new When.Daily(java.time.LocalTime.parse(at)), BERLIN));
    }

    Vm vm(String name, String... tags) {
        Vm vm = new Vm(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                "",
                VmStatus.UP,
                new UUID(0, 1),
                "Default",
                new CompatibilityLevel(4, 7),
                false,
                Optional.empty(),
                Hardware.UNKNOWN,
                List.of(),
                List.of(),
                List.of(tags));
        vms.removeIf(each -> each.id().equals(vm.id()));
        vms.add(vm);
        return vm;
    }

    /// Lets the clock walk to a time of day or a later date, with a look whenever the scheduler wants one.
    void walk(String to) throws Exception {
        Instant end = at(to);
        while (now.isBefore(end)) {
            Instant next = scheduler.tick(now);
            if (!next.isAfter(now)) {
                throw new AssertionError("at " + now + " the next look is at " + next);
            }
            now = next.isBefore(end) ? next : end;
        }
        scheduler.tick(now);
    }

    /// The clock shows another time, and nobody looked meanwhile: a sleep, or somebody set it.
    void jump(Duration by) {
        now = now.plus(by);
    }

    void jump(String to) {
        now = at(to);
    }

    List<String> begunAt() {
        return begun.stream()
                .map(each -> each.at().atZone(BERLIN).toLocalDateTime().toString())
                .toList();
    }

    PlanState state(Plan plan) throws Exception {
        PlanState computed = plans.states().stream()
                .filter(each -> each.plan().equals(plan.id()))
                .findFirst()
                .orElseThrow();
        Optional<PlanState.Hold> held = Optional.ofNullable(scheduler.holds().get(plan.id()));
        return new PlanState(
                computed.plan(),
                computed.vms(),
                computed.next(),
                computed.last(),
                computed.hold().or(() -> held),
                computed.overdue());
    }

    @Override
    public boolean folderThere() {
        return folder;
    }

    @Override
    public List<Vm> vms() throws EngineException, JobFailed {
        looks++;
        if (!engine) {
            throw new JobFailed(new Failure.Reconnect(FailureCode.ENGINE_UNREACHABLE, "engine.example", "no route"));
        }
        return List.copyOf(vms);
    }

    @Override
    public Run begin(Plan plan, Vm vm, BackupOptions options) {
        StagedRun run = new StagedRun();
        begun.add(new Begun(now, plan, vm.id(), claimed(vm), options, run));
        try {
            catalog.startRun(new RunRecord(
                    run.id(),
                    RunRecord.Kind.BACKUP,
                    Optional.of(vm.id()),
                    vm.name(),
                    Optional.empty(),
                    now,
                    Optional.empty()));
        } catch (CatalogException e) {
            throw new AssertionError(e);
        }
        if (endAtOnce) {
            complete(begun.getLast());
        } else {
            busy.add(vm.id());
        }
        return run;
    }

    /// The slot for which a VM was claimed: that is durable before its run begins.
    private Instant claimed(Vm vm) {
        try {
            return catalog.slots().running().stream()
                    .filter(each -> each.vm().equals(vm.id()) && each.run().isEmpty())
                    .map(SlotVm::slot)
                    .findFirst()
                    .orElse(Instant.MIN); // by hand
        } catch (CatalogException e) {
            throw new AssertionError(e);
        }
    }

    /// The run stores a point and ends.
    void complete(Begun which) {
        try {
            catalog.keep(point(which.vm(), which.at(), which.run().id()));
        } catch (CatalogException e) {
            throw new AssertionError(e);
        }
        end(which, new Outcome.NothingToDo(Finding.of(Finding.Kind.NO_DISKS)));
    }

    static KeptPoint point(UUID vm, Instant takenAt, UUID run) {
        return new KeptPoint(
                UUID.randomUUID(),
                run,
                vm,
                "vm",
                "engine",
                takenAt,
                Optional.empty(),
                "crash",
                Optional.empty(),
                List.of());
    }

    void fail(Begun which, Failure why) {
        end(which, new Outcome.Failed(Stage.START, why, List.of()));
    }

    void cancelled(Begun which) {
        end(which, new Outcome.Cancelled(Stage.START, List.of()));
    }

    private void end(Begun which, Outcome outcome) {
        busy.remove(which.vm());
        which.run().ends.complete(outcome);
    }

    @Override
    public boolean busy(UUID vm) {
        return busy.contains(vm);
    }

    @Override
    public int runsAtOnce() {
        return atOnce;
    }

    @Override
    public void close() throws IOException {
        plans.close();
        catalog.close();
    }

    /// A run whose end the test decides.
    static final class StagedRun implements Run {
        private final UUID id = UUID.randomUUID();
        private final CompletableFuture<Outcome> ends = new CompletableFuture<>();

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public RunKind kind() {
            return RunKind.BACKUP;
        }

        @Override
        public RunSnapshot snapshot() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Outcome> outcome() {
            return ends;
        }

        @Override
        public void cancel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume() {
            throw new UnsupportedOperationException();
        }
    }
}
