package io.chainkeeper.jobs;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.Cluster;
import io.chainkeeper.engine.EngineInfo;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.adopt.LocalCare;
import io.chainkeeper.jobs.care.Care;
import io.chainkeeper.jobs.clock.LocalPlans;
import io.chainkeeper.jobs.clock.PlansFile;
import io.chainkeeper.jobs.clock.WorkHands;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.recall.LocalActivity;
import io.chainkeeper.jobs.recall.Machine;
import io.chainkeeper.jobs.recall.Promises;
import io.chainkeeper.jobs.recover.Doctor;
import io.chainkeeper.jobs.recover.Tidying;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plans;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Starter;
import io.chainkeeper.repository.Chain;
import io.chainkeeper.repository.Point;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The workplace of the process that owns the catalog: it holds the engine, the repository and the catalog
/// itself, and runs work in it.
final class LocalWorkplace implements Workplace {
    private final WorkplaceOptions options;
    private final Bench bench;
    private final Holding holding;
    private final Starter starter;
    private final Errands errands;
    private final Going going;
    private final LocalPlans plans;
    private final Answers answers;
    private final Activity activity;
    private final Care care;
    private final Optional<Tidying> tidying;

    LocalWorkplace(WorkplaceOptions options) throws WorkplaceException {
        this(options, new Opening(options).bench());
    }

    private LocalWorkplace(WorkplaceOptions options, Bench bench) {
        this.options = options;
        this.bench = bench;
        this.holding = new Holding(
                Holding.State.OWNED,
                Optional.empty(),
                ProcessHandle.current().pid(),
                options.clock().instant());
        this.starter = new Starter(bench, LocalWorkplace::said);
        this.errands = new Errands(bench, starter);
        this.going = new Going(bench, starter, errands);
        // Before the plans begin theirs: what a plan begins anew goes on by itself.
        Set<UUID> begunAnew = going.ofPlans();
        this.plans = new LocalPlans(
                new PlansFile(options.catalogFolder(), options.clock()),
                bench.catalog(),
                new WorkHands(bench, starter),
                options.clock(),
                options.schedules());
        Promises promises = plans.promises(options.limits().overdueAfter());
        this.answers = new Answers(options, bench, promises);
        this.activity = new LocalActivity(
                bench,
                starter::active,
                () -> vms().stream().map(LocalWorkplace::machine).toList(),
                promises,
                (code, locale) -> Words.in(locale).explain(code));
        this.care = new LocalCare(bench, starter);
        this.tidying = options.schedules()
                ? Optional.of(new Tidying(
                        bench,
                        starter::alive,
                        () -> errands.cleanUp(false),
                        again -> going.begin(again ? Set.of() : begunAnew),
                        Tidying.Rhythm.standard()))
                : Optional.empty();
    }

    /// The list of runs keeps sentences in the language that was spoken when they ended.
    private static String said(Outcome outcome) {
        return Words.in(Locale.getDefault(Locale.Category.DISPLAY)).of(outcome);
    }

    private static Machine machine(VmSummary vm) {
        return new Machine(vm.vm().id(), vm.vm().name(), vm.protection(), vm.lastPoint());
    }

    @Override
    public WorkplaceOptions options() {
        return options;
    }

    @Override
    public Holding holding() {
        return holding;
    }

    @Override
    public boolean connected() {
        return bench.maybeEngine().isPresent();
    }

    @Override
    public Optional<String> engineAddress() {
        return bench.maybeEngine()
                .flatMap(_ -> options.engine())
                .map(engine -> engine.address().toString());
    }

    @Override
    public EngineInfo engine() throws WorkplaceException {
        return answers.engine();
    }

    @Override
    public List<VmSummary> vms() throws WorkplaceException {
        return answers.vms();
    }

    @Override
    public Optional<VmDetail> vm(UUID vm) throws WorkplaceException {
        return answers.vm(vm);
    }

    @Override
    public List<Cluster> clusters() throws WorkplaceException {
        return answers.clusters();
    }

    @Override
    public List<StorageDomain> storageDomains() throws WorkplaceException {
        return answers.storageDomains();
    }

    @Override
    public List<VmNetwork> networks() throws WorkplaceException {
        return answers.networks();
    }

    @Override
    public List<Point> points(UUID vm) throws WorkplaceException {
        return answers.points(vm);
    }

    @Override
    public List<Point> points() throws WorkplaceException {
        return answers.points();
    }

    @Override
    public Optional<Point> point(UUID point) throws WorkplaceException {
        return answers.point(point);
    }

    @Override
    public Chain chain(UUID point, UUID disk) throws WorkplaceException {
        return answers.chain(point, disk);
    }

    @Override
    public BackupPlan plan(UUID vm, BackupOptions wanted) throws WorkplaceException {
        return answers.plan(vm, wanted);
    }

    @Override
    public RestoreReview review(RestoreRequest request) throws WorkplaceException {
        return answers.review(request);
    }

    @Override
    public Run backup(UUID vm, BackupOptions wanted) {
        return errands.backup(vm, wanted);
    }

    @Override
    public Run restore(RestoreRequest request) {
        return errands.restore(request);
    }

    @Override
    public Optional<Run> again(UUID run) throws WorkplaceException {
        Optional<Run> same = starter.again(run);
        if (same.isPresent()) {
            return same;
        }
        Optional<RunRecord> record = answers.to(() -> bench.catalog().history().run(run));
        return record.isPresent() ? new Repeating(this, plans).of(record.get()) : Optional.empty();
    }

    @Override
    public Run verify(UUID point) {
        return errands.verify(point);
    }

    @Override
    public Run rebuildCatalog() {
        return errands.rebuildCatalog();
    }

    @Override
    public Run cleanUp() {
        return errands.cleanUp(false);
    }

    @Override
    public Run giveUp() {
        return errands.cleanUp(true);
    }

    @Override
    public List<Run> goOn() throws WorkplaceException {
        return answers.to(going::begin);
    }

    @Override
    public List<String> canGoOn() throws WorkplaceException {
        return answers.to(going::vms);
    }

    @Override
    public void enableIncremental(UUID disk) throws WorkplaceException {
        answers.to(() -> {
            bench.engine().enableIncremental(disk);
            return disk;
        });
    }

    @Override
    public Diagnosis diagnose() throws WorkplaceException {
        return answers.to(() -> new Doctor(bench, starter::alive).look());
    }

    @Override
    public List<Run> activeRuns() {
        return starter.active();
    }

    @Override
    public List<Run> recentRuns() {
        return starter.recent();
    }

    @Override
    public RunLimits limits() {
        return starter.limits();
    }

    @Override
    public void limit(RunLimits limits) {
        starter.limit(limits);
    }

    @Override
    public Activity activity() {
        return activity;
    }

    @Override
    public Care care() {
        return care;
    }

    @Override
    public List<RunRecord> history(int max) throws WorkplaceException {
        return answers.to(() -> bench.catalog().runs(max));
    }

    @Override
    public Plans plans() {
        return plans;
    }

    @Override
    public void close() {
        tidying.ifPresent(Tidying::close);
        plans.close();
        starter.close();
        tidying.ifPresent(Tidying::join);
        bench.maybeEngine().ifPresent(Opening::close);
        Opening.close(bench.catalog());
        Opening.close(bench.repository());
    }
}
