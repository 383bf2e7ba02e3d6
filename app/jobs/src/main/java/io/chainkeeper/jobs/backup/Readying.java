package io.chainkeeper.jobs.backup;

import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.Planner;
import io.chainkeeper.jobs.remote.DeadRuns;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobSkipped;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Waits until a VM can be backed up, and plans it. What must not happen is skipped, what passes by itself is
/// waited for, and what stays busy is said to be busy.
final class Readying {
    private final Bench bench;
    private final UUID vm;
    private final BackupOptions options;

    Readying(Bench bench, UUID vm, BackupOptions options) {
        this.bench = bench;
        this.vm = vm;
        this.options = options;
    }

    BackupPlan plan(LiveRun run) throws EngineException, IOException, JobFailed, JobSkipped, JobStopped {
        Instant since = bench.clock().instant();
        Patience patience = Patience.of(bench, run);
        BackupPlan first = survey(patience, run);
        if (busy(first).isEmpty()) {
            return first;
        }
        Optional<BackupPlan> ready = patience.until(bench.limits().engine().busy(), () -> {
            BackupPlan now = look();
            if (busy(now).isEmpty()) {
                return Optional.of(now);
            }
            run.waitsFor(new Waiting(Waiting.Kind.BUSY, now.vm().name(), since));
            DeadRuns.tellToEnd(bench, run, vm);
            return Optional.empty();
        });
        run.goesOn();
        BackupPlan last = ready.isPresent() ? ready.get() : survey(patience, run);
        Optional<Failure> busy = busy(last);
        if (busy.isPresent()) {
            throw new JobFailed(busy.get());
        }
        stopIfBlocked(last);
        return last;
    }

    private BackupPlan survey(Patience patience, LiveRun run)
            throws EngineException, IOException, JobFailed, JobSkipped, JobStopped {
        BackupPlan plan = Planner.plan(patience.ask(() -> Survey.of(bench, vm)), options);
        run.named(plan.vm().name());
        stopIfBlocked(plan);
        return plan;
    }

    private BackupPlan look() throws EngineException, JobFailed {
        try {
            return Planner.plan(Survey.of(bench, vm), options);
        } catch (IOException e) {
            throw new JobFailed(Failures.of(e, bench.repository().folder()), e);
        }
    }

    /// What holds the VM up, if that is all that is wrong with it.
    private static Optional<Failure> busy(BackupPlan plan) {
        VmStatus status = plan.vm().status();
        if (status.passing()) {
            return Optional.of(new Failure.TryLater(FailureCode.VM_BUSY, "its status is " + status));
        }
        return plan.disks().stream()
                .map(disk -> disk.attachment().disk())
                .filter(disk -> disk.status() == DiskStatus.LOCKED)
                .findFirst()
                .map(Disk::alias)
                .map(alias -> new Failure.TryLater(FailureCode.DISK_LOCKED, alias));
    }

    private static void stopIfBlocked(BackupPlan plan) throws JobSkipped, JobFailed {
        VmStatus status = plan.vm().status();
        Optional<Finding> blocking = plan.findings().stream()
                .filter(each -> each.kind().severity() == Finding.Severity.BLOCKING)
                .filter(each -> each.kind() != Finding.Kind.WRONG_STATUS || !status.passing())
                .findFirst();
        if (blocking.isPresent() && blocking.get().kind() == Finding.Kind.WRONG_STATUS && !status.resting()) {
            throw new JobFailed(new Failure.TryLater(FailureCode.VM_BUSY, "its status is " + status));
        }
        if (blocking.isPresent()) {
            throw new JobSkipped(blocking.get());
        }
    }
}
