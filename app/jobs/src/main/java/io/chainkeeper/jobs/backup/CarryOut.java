package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.remote.Leftovers;
import io.chainkeeper.jobs.remote.OpenBackup;
import io.chainkeeper.jobs.remote.Unusable;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Memory;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Proof;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries a backup out that is open: the point, then the engine's part of the end.
final class CarryOut {
    private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);

    private final Bench bench;
    private final LiveRun run;
    private final BackupPlan plan;

    CarryOut(Bench bench, LiveRun run, BackupPlan plan) {
        this.bench = bench;
        this.run = run;
        this.plan = plan;
    }

    /// Stores the point.
    interface Storing {
        Point store() throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable;
    }

    /// Stores the point and finalizes the backup, whose checkpoint the point then stands on.
    Result toTheEnd(OpenBackup backup, Storing storing)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        Point point = storing.store();
        backup.keepCheckpoint();
        remember(point);
        run.enter(Stage.FINALIZE);
        boolean clean = backup.finish(); // a slow or failed end never makes the stored point bad
        run.enter(Stage.CLEAN);
        clean = clean && unlocked();
        Checkpoints.removeOlderThan(bench, run, point);
        return new Result.BackedUp(point, run.snapshot().bytesMoved(), proven(point), clean);
    }

    private void remember(Point point) {
        Optional<String> trouble = Memory.keep(bench, point);
        trouble.ifPresent(words -> run.note(Finding.of(Finding.Kind.CATALOG_NOT_TOLD, words)));
        try {
            bench.settle(run, ThingKind.POINT, point.id());
        } catch (CatalogException e) {
            LOG.warn("the journal still has point {}; the next clean-up sees that it exists", point.id(), e);
        }
    }

    private boolean unlocked() {
        UUID vm = plan.vm().id();
        Set<UUID> disks =
                plan.disks().stream().map(disk -> disk.attachment().disk().id()).collect(Collectors.toSet());
        try {
            if (Leftovers.unlocked(bench, vm, disks)) {
                return true;
            }
            run.note(Finding.of(Finding.Kind.ENGINE_STILL_TIDYING, "a disk is still locked"));
        } catch (EngineException | JobFailed | JobStopped e) {
            LOG.warn("the disks of VM {} were not looked at", vm, e);
            run.note(Finding.of(Finding.Kind.ENGINE_STILL_TIDYING, String.valueOf(e.getMessage())));
        }
        return false;
    }

    private static List<UUID> proven(Point point) {
        return point.proof().stream()
                .flatMap(proof -> proof.disks().stream())
                .filter(disk -> disk.result() == Proof.Result.EQUAL)
                .map(Proof.DiskProof::disk)
                .toList();
    }
}
