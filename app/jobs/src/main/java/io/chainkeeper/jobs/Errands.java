package io.chainkeeper.jobs;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.backup.BackupJob;
import io.chainkeeper.jobs.backup.DiedBackups;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.recover.CleanUpJob;
import io.chainkeeper.jobs.recover.RebuildJob;
import io.chainkeeper.jobs.remote.Domains;
import io.chainkeeper.jobs.restore.DisksJob;
import io.chainkeeper.jobs.restore.FilesJob;
import io.chainkeeper.jobs.restore.NewVmJob;
import io.chainkeeper.jobs.restore.Reviews;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.verify.VerifyJob;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.Starter;
import io.chainkeeper.jobs.work.Starter.Errand;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// Begins the runs that a person asks for: what each is about, how it is called, and on which storage domains it
/// works.
///
/// @param bench   what jobs work with
/// @param starter who starts runs
record Errands(Bench bench, Starter starter) {
    Run backup(UUID vm, BackupOptions wanted) {
        return starter.start(
                new Errand(RunKind.BACKUP, Optional.of(vm), Optional.empty(), () -> nameOf(vm))
                        .on(() -> new Domains(bench).of(vm)),
                new BackupJob(bench, vm, wanted));
    }

    Run restore(RestoreRequest request) {
        return switch (request) {
            case RestoreRequest.NewVm vm -> newVm(vm);
            case RestoreRequest.Disks disks -> disks(disks);
            case RestoreRequest.LocalFiles files -> files(files);
        };
    }

    private Run newVm(RestoreRequest.NewVm vm) {
        return starter.start(
                new Errand(RunKind.RESTORE_VM, Optional.empty(), Optional.of(vm.point()), vm::name)
                        .on(() -> new Domains(bench).of(() -> Reviews.domains(bench, vm))),
                new NewVmJob(bench, vm));
    }

    private Run disks(RestoreRequest.Disks disks) {
        return starter.start(
                new Errand(RunKind.RESTORE_DISKS, target(disks), Optional.of(disks.point()), () -> name(disks))
                        .on(() -> new Domains(bench).of(() -> Reviews.domains(bench, disks))),
                new DisksJob(bench, disks));
    }

    private Run files(RestoreRequest.LocalFiles files) {
        return starter.start(
                new Errand(
                        RunKind.RESTORE_FILES,
                        Optional.empty(),
                        Optional.of(files.point()),
                        () -> files.folder().toString()),
                new FilesJob(bench, files));
    }

    private static Optional<UUID> target(RestoreRequest.Disks disks) {
        return switch (disks.target()) {
            case RestoreRequest.DiskTarget.ToVm to -> Optional.of(to.vm());
            case RestoreRequest.DiskTarget.Floating _ -> Optional.empty();
        };
    }

    Run verify(UUID point) {
        return starter.start(
                new Errand(RunKind.VERIFY, Optional.empty(), Optional.of(point), () -> nameInPoint(point)),
                new VerifyJob(bench, point));
    }

    Run rebuildCatalog() {
        return starter.start(
                new Errand(RunKind.REBUILD_CATALOG, Optional.empty(), Optional.empty(), () -> ""),
                new RebuildJob(bench));
    }

    Run cleanUp(boolean givesUp) {
        return starter.start(
                new Errand(RunKind.CLEAN_UP, Optional.empty(), Optional.empty(), () -> ""),
                new CleanUpJob(bench, starter::alive, givesUp));
    }

    /// Goes on with a backup whose program died, on behalf of the plan that had begun it.
    ///
    /// @return empty when a run works on the VM; perhaps one that goes on with it already
    Optional<Run> goOn(DiedBackups.CanGoOn died) throws CatalogException {
        Vm vm = died.plan().vm();
        Errand errand = new Errand(RunKind.BACKUP, Optional.of(vm.id()), Optional.empty(), vm::name)
                .on(() -> new Domains(bench).of(vm.id()));
        Optional<RunRecord.OfPlan> plan =
                bench.catalog().history().run(died.begun().run()).flatMap(RunRecord::plan);
        return starter.startIfFree(
                plan.map(of -> errand.withPlan(of.id(), of.name())).orElse(errand), BackupJob.goingOn(bench, vm.id()));
    }

    private String name(RestoreRequest.Disks disks) {
        return target(disks).map(this::nameOf).orElseGet(() -> nameInPoint(disks.point()));
    }

    /// A VM's name now, or in its last point when the engine does not tell; empty when nobody knows.
    private String nameOf(UUID vm) {
        try {
            return bench.engine().vm(vm).map(Vm::name).orElseGet(() -> nameInLastPoint(vm));
        } catch (EngineException | JobFailed _) {
            return nameInLastPoint(vm);
        }
    }

    private String nameInLastPoint(UUID vm) {
        try {
            return bench.catalog().lastPoint(vm).map(KeptPoint::vmName).orElse("");
        } catch (CatalogException _) {
            return "";
        }
    }

    private String nameInPoint(UUID point) {
        try {
            return bench.repository().point(point).map(each -> each.vm().name()).orElse("");
        } catch (IOException _) {
            return "";
        }
    }
}
