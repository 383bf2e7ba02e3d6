package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.jobs.plan.Planner;
import io.chainkeeper.jobs.remote.IncrementalImpossible;
import io.chainkeeper.jobs.remote.OpenBackup;
import io.chainkeeper.jobs.remote.PlanOutdated;
import io.chainkeeper.jobs.remote.Unusable;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobSkipped;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.MovedLink;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A backup of one VM.
public final class BackupJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(BackupJob.class);

    private final Bench bench;
    private final UUID vm;
    private final BackupOptions options;
    private final boolean onlyGoesOn;

    /// A backup of a VM, as a person wants it. If a program died in one that gives the same, this
    /// goes on with it.
    public BackupJob(Bench bench, UUID vm, BackupOptions options) {
        this(bench, vm, options, false);
    }

    private BackupJob(Bench bench, UUID vm, BackupOptions options, boolean onlyGoesOn) {
        this.bench = bench;
        this.vm = vm;
        this.options = options;
        this.onlyGoesOn = onlyGoesOn;
    }

    /// Goes on with the backup of a VM in which a program died, and begins no other.
    public static BackupJob goingOn(Bench bench, UUID vm) {
        return new BackupJob(bench, vm, BackupOptions.standard(), true);
    }

    @Override
    public Result work(LiveRun run)
            throws EngineException, CatalogException, IOException, JobFailed, JobSkipped, JobStopped {
        Optional<Result> goneOn = goneOn(run);
        if (goneOn.isPresent()) {
            return goneOn.get();
        }
        if (onlyGoesOn) {
            throw new JobSkipped(Finding.of(Finding.Kind.NOTHING_TO_GO_ON));
        }
        for (int attempt = 1; ; attempt++) {
            BackupPlan plan = new Readying(bench, vm, options).plan(run);
            stopIfNoSpace(plan);
            relink(run, plan);
            try {
                return carryOutOrInFull(plan, run);
            } catch (PlanOutdated e) {
                if (attempt >= bench.limits().transfers().attempts()) {
                    throw e.refused();
                }
                beginAnew(plan, run, e);
            } catch (Unusable e) {
                if (attempt >= bench.limits().transfers().attempts()) {
                    String words = String.valueOf(e.getMessage());
                    throw new JobFailed(new Failure.AskAdministrator(FailureCode.BACKUP_FAILED, words), e);
                }
                beginAnew(plan, run, e);
            }
        }
    }

    /// What came of a backup whose program died; empty when there is none that could go on.
    private Optional<Result> goneOn(LiveRun run)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        try {
            return new GoingOn(bench, vm, run).work(onlyGoesOn ? Optional.empty() : Optional.of(options));
        } catch (Unusable e) {
            LOG.info("the backup of VM {} does not go on: {}", vm, e.getMessage());
            run.showNone();
            return Optional.empty();
        }
    }

    private void beginAnew(BackupPlan plan, LiveRun run, Exception why) throws JobStopped {
        LOG.info("backup of {} is planned anew: {}", plan.vm().name(), why.getMessage());
        run.showNone();
        Patience.of(bench, run).pause();
    }

    private Result carryOutOrInFull(BackupPlan plan, LiveRun run)
            throws EngineException, CatalogException, IOException, JobFailed, JobSkipped, JobStopped, PlanOutdated,
                    Unusable {
        try {
            return carryOut(plan, run);
        } catch (IncrementalImpossible e) {
            LOG.info("backup of {} begins again in full: {}", plan.vm().name(), e.getMessage());
            return inFull(plan, e.reason(), run);
        }
    }

    private Result inFull(BackupPlan plan, Reason reason, LiveRun run)
            throws EngineException, CatalogException, IOException, JobFailed, JobSkipped, JobStopped, PlanOutdated,
                    Unusable {
        BackupPlan full = Planner.inFull(plan, reason);
        run.showNone();
        try {
            return carryOut(full, run);
        } catch (IncrementalImpossible e) {
            throw new IllegalStateException("a full backup was refused as an incremental one", e);
        }
    }

    private Result carryOut(BackupPlan plan, LiveRun run)
            throws EngineException, CatalogException, IOException, JobFailed, JobSkipped, JobStopped, PlanOutdated,
                    Unusable {
        try (OpenBackup backup = new OpenBackup(bench, run, plan)) {
            run.enter(Stage.START);
            Backup ready = backup.start(options);
            var work = new PointWork(bench, run, plan, options, backup);
            return new CarryOut(bench, run, plan).toTheEnd(backup, () -> work.store(ready));
        }
    }

    /// Refuses before the first byte what would certainly not fit. Preallocated disks say nothing about their
    /// data, and compression has its own opinion: for those, the disk itself will tell.
    private void stopIfNoSpace(BackupPlan plan) throws IOException, JobFailed {
        if (options.compression() != Qcow2Writer.Compression.NONE) {
            return;
        }
        long needed = plan.disks().stream()
                .filter(disk -> disk.mode() == Mode.FULL)
                .map(PlannedDisk::attachment)
                .map(attachment -> attachment.disk())
                .filter(Disk::sparse)
                .mapToLong(disk -> Math.min(disk.actualSize(), disk.provisionedSize()))
                .sum();
        Path folder = bench.repository().folder();
        long free = folder.toFile().getUsableSpace();
        if (free > 0 && needed > free) { // 0 also means unknown
            throw new JobFailed(new Failure.FreeSpace(FailureCode.DISK_FULL, folder, needed, free));
        }
    }

    /// An incremental reads its parent's chain for the digests, so headers must name where the parents really
    /// lie.
    private void relink(LiveRun run, BackupPlan plan) throws IOException {
        if (plan.since().isEmpty() || !plan.incremental()) {
            return;
        }
        Point since = plan.since().get();
        for (PlannedDisk disk : plan.disks()) {
            try {
                if (disk.mode() == Mode.INCREMENTAL) {
                    bench.repository().chainOf(since, disk.attachment().disk().id());
                }
            } catch (MovedLink moved) {
                bench.repository().relink(since);
                run.note(Finding.of(Finding.Kind.CHAIN_RELINKED, moved.path().toString()));
                return;
            }
        }
    }
}
