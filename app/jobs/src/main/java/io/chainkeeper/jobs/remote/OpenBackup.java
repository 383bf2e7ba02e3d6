package io.chainkeeper.jobs.remote;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupKind;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.Event;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobSkipped;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's backup object, opened by us. Closed without [#keepCheckpoint()], it takes its new checkpoint
/// with it; closed without [#finish()], it is finalized all the same, because a backup that stays open can
/// keep its VM from starting.
public final class OpenBackup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenBackup.class);

    private final Bench bench;
    private final LiveRun run;
    private final BackupPlan plan;
    private final UUID vm;
    private final BackupStart start;
    private boolean ended;
    private boolean kept;
    private @Nullable Backup ready;

    /// Nothing is opened yet.
    public OpenBackup(Bench bench, LiveRun run, BackupPlan plan) {
        this(bench, run, plan, new BackupStart(bench, run, plan));
    }

    private OpenBackup(Bench bench, LiveRun run, BackupPlan plan, BackupStart start) {
        this.bench = bench;
        this.run = run;
        this.plan = plan;
        this.vm = plan.vm().id();
        this.start = start;
    }

    /// One that another program has opened and that is still ready. The journal has its ids under this run.
    ///
    /// @param begunAt when the engine was asked for it
    public static OpenBackup goOn(Bench bench, LiveRun run, BackupPlan plan, Backup ready, Instant begunAt) {
        BackupStart done = BackupStart.done(bench, run, plan, ready.id(), begunAt);
        OpenBackup open = new OpenBackup(bench, run, plan, done);
        open.ready = ready;
        return open;
    }

    /// Journals the id, asks the engine for the backup, and waits until it is ready.
    ///
    /// @throws Unusable              the base of the incremental is unusable, or the engine lost the backup
    /// @throws PlanOutdated          the VM is no longer what the plan says
    /// @throws JobSkipped            the engine never backs up this VM as it is now
    public Backup start(BackupOptions options)
            throws EngineException, CatalogException, IOException, JobFailed, JobSkipped, JobStopped, Unusable,
                    PlanOutdated {
        start.ask(options);
        Backup now = awaitReady();
        ready = now;
        if (now.snapshot().isPresent()) {
            bench.journal(run, ThingKind.SNAPSHOT, now.snapshot().get(), vm);
        }
        if (now.toCheckpoint().isPresent()) {
            bench.journal(run, ThingKind.CHECKPOINT, now.toCheckpoint().get(), vm);
        }
        if (now.snapshot().isPresent()) {
            stopIfDoubtful();
        }
        return now;
    }

    /// A snapshot that failed half-way is used all the same, and the backup gets ready; only the log says so.
    private void stopIfDoubtful() throws EngineException, IOException, JobFailed, JobStopped {
        try {
            Optional<String> doubt = Patience.of(bench, run)
                    .ask(() -> bench.engine().snapshotDoubt(run.id().toString()));
            if (doubt.isPresent()) {
                throw new JobFailed(new Failure.AskAdministrator(FailureCode.BACKUP_FAILED, doubt.get()));
            }
        } catch (EngineRefused no) {
            LOG.info("the engine does not show us its log: {}", no.detail());
        }
    }

    private Backup awaitReady() throws EngineException, IOException, JobFailed, JobStopped, Unusable {
        Engine engine = bench.engine();
        Optional<Optional<Backup>> seen = Patience.of(bench, run)
                .until(bench.limits().engine().backupReady(), () -> {
                    Optional<Backup> now = engine.backup(vm, id());
                    BackupPhase phase = now.map(Backup::phase).orElse(BackupPhase.FAILED);
                    return phase == BackupPhase.READY || phase.ended() || phase == BackupPhase.FINALIZING
                            ? Optional.of(now)
                            : Optional.empty();
                });
        if (seen.isEmpty()) {
            throw new JobFailed(new Failure.TryLater(FailureCode.ENGINE_SLOW, "the backup did not get ready"));
        }
        Optional<Backup> now = seen.get();
        if (now.isEmpty() || now.get().phase() != BackupPhase.READY) {
            throw broken(engine);
        }
        return now.get();
    }

    /// A backup that ended before it was ready. The engine's events say why: if it was incremental, perhaps that a full
    /// is needed, with all checkpoints of the VM dropped; or nothing, when it has lost the backup.
    private JobFailed broken(Engine engine) throws EngineException, IOException, JobFailed, JobStopped, Unusable {
        Patience patience = Patience.of(bench, run);
        List<Event> events = patience.ask(() -> engine.events(id().toString(), 20));
        Optional<String> words = events.stream()
                .filter(event -> event.code() == Event.FULL_BACKUP_NEEDED || event.code() == Event.BACKUP_FAILED)
                .map(Event::description)
                .findFirst();
        String told = words.orElse("the backup ended before it was ready");
        boolean fullNeeded = events.stream().anyMatch(event -> event.code() == Event.FULL_BACKUP_NEEDED);
        if (plan.fromCheckpoint().isPresent() && (fullNeeded || patience.ask(() -> checkpointLost(engine)))) {
            throw new IncrementalImpossible(Reason.CHECKPOINT_INVALID, told);
        }
        JobFailed failed = new JobFailed(new Failure.AskAdministrator(FailureCode.BACKUP_FAILED, told));
        if (words.isEmpty()) {
            throw new BackupOver(failed);
        }
        return failed;
    }

    private boolean checkpointLost(Engine engine) throws EngineException {
        return engine.checkpoints(vm).stream()
                .noneMatch(each -> plan.fromCheckpoint().equals(Optional.of(each.id())));
    }

    /// Whether it is of no use any more although it was ready and we have not ended it: the engine has ended or lost
    /// it, or it is a live one and its guest has gone off. Engines go on calling it ready then.
    public boolean over() throws JobFailed, JobStopped, IOException {
        Patience patience = Patience.of(bench, run);
        try {
            return patience.ask(() -> bench.engine().backup(vm, id()))
                            .filter(now -> now.phase() == BackupPhase.READY)
                            .isEmpty()
                    || live()
                            && patience.ask(() -> bench.engine().vm(vm))
                                    .filter(now -> now.status() != VmStatus.DOWN)
                                    .isEmpty();
        } catch (EngineException e) {
            LOG.warn("backup {} of VM {} could not be looked at", id(), vm, e);
            return false;
        }
    }

    private boolean live() {
        return ready != null && ready.kind() == BackupKind.LIVE;
    }

    /// Its id on the engine.
    public UUID id() {
        return start.id();
    }

    /// When it was asked for: the disks show a moment not much later.
    public Instant begunAt() {
        return start.begunAt();
    }

    /// A durable point stands on its new checkpoint: it stays when this is closed.
    public void keepCheckpoint() {
        kept = true;
        try {
            Optional<UUID> made = checkpoint();
            if (made.isPresent()) {
                bench.settle(run, ThingKind.CHECKPOINT, made.get());
            }
        } catch (CatalogException e) {
            // The next clean-up sees that a point stands on it.
            LOG.warn("the journal still has the checkpoint of backup {}", id(), e);
        }
    }

    private Optional<UUID> checkpoint() {
        return Optional.ofNullable(ready).flatMap(Backup::toCheckpoint);
    }

    /// Also when it was stopped before anybody had seen it ready: the engine remembers an ended backup for a
    /// while.
    private Optional<UUID> checkpointMade() throws EngineException, JobFailed {
        return ready == null && start.posted()
                ? bench.engine().backup(vm, id()).flatMap(Backup::toCheckpoint)
                : checkpoint();
    }

    /// Finalizes it, and waits until the engine says that it has ended and shows nothing of it any more.
    ///
    /// @return whether all of that came true within the limits; if not, it is noted and stays in the journal
    public boolean finish() {
        try {
            ended = true;
            if (!Leftovers.endBackup(bench, vm, id())) {
                left("it has not ended yet");
                return false;
            }
            journalCheckpointMade();
            bench.settle(run, ThingKind.BACKUP, id());
            return snapshotGone();
        } catch (EngineException | CatalogException | JobFailed | JobStopped e) {
            LOG.warn("backup {} of VM {} could not be finalized", id(), vm, e);
            left(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /// A backup that nobody has seen ready may have a checkpoint that the journal does not know. Until the engine has
    /// told it, the backup stays in the journal, so that a clean-up asks again.
    private void journalCheckpointMade() throws EngineException, CatalogException, JobFailed {
        Optional<UUID> made = ready == null ? checkpointMade() : Optional.empty();
        if (made.isPresent()) {
            bench.journal(run, ThingKind.CHECKPOINT, made.get(), vm);
        }
    }

    /// A merge that failed leaves its snapshot behind. The journal has it, so that clean-ups try again, when the VM may
    /// have less to do.
    private boolean snapshotGone() throws EngineException, CatalogException, JobFailed, JobStopped {
        Optional<UUID> snapshot = snapshot();
        if (snapshot.isEmpty()) {
            return true;
        }
        if (Leftovers.snapshotGone(bench, vm, snapshot.get())) {
            bench.settle(run, ThingKind.SNAPSHOT, snapshot.get());
            return true;
        }
        bench.journal(run, ThingKind.SNAPSHOT, snapshot.get(), vm);
        run.note(Finding.of(
                Finding.Kind.SNAPSHOT_LEFT, plan.vm().name(), snapshot.get().toString()));
        return false;
    }

    /// Of a backup that nobody has seen ready, the engine tells it for a while after its end, if it is still there.
    private Optional<UUID> snapshot() throws EngineException, JobFailed {
        return ready != null
                ? ready.snapshot()
                : bench.engine().backup(vm, id()).flatMap(Backup::snapshot);
    }

    private void left(String why) {
        run.note(Finding.of(Finding.Kind.ENGINE_STILL_TIDYING, "backup " + id() + ", " + why));
    }

    /// Finalizes it unless that was done, and removes the checkpoint that no point stands on.
    @Override
    public void close() {
        if (start.posted() && !ended) {
            finish();
        }
        try {
            if (!start.posted()) {
                bench.settle(run, ThingKind.BACKUP, id());
            }
            Optional<UUID> orphan = kept ? Optional.empty() : checkpointMade();
            if (orphan.isPresent()) {
                // Nobody may have seen it before; if it will not go now, a clean-up has to know of it.
                bench.journal(run, ThingKind.CHECKPOINT, orphan.get(), vm);
            }
            if (orphan.isPresent() && Leftovers.checkpointGone(bench, vm, orphan.get())) {
                bench.settle(run, ThingKind.CHECKPOINT, orphan.get());
            }
        } catch (EngineException | CatalogException | JobFailed | JobStopped e) {
            LOG.warn("the checkpoint of backup {} could not be removed", id(), e);
            run.note(Finding.of(
                    Finding.Kind.CHECKPOINT_LEFT,
                    checkpoint().map(UUID::toString).orElse("?")));
        }
    }
}
