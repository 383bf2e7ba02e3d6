package io.chainkeeper.jobs.restore;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.NewNic;
import io.chainkeeper.engine.NewVm;
import io.chainkeeper.engine.OvfForRestore;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.remote.NewThings;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Failures;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.DiskVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A point, or some of its disks, becomes a new VM with new disks and new ids. Whatever was there before is
/// not touched.
public final class NewVmJob implements Job {
    private final Bench bench;
    private final RestoreRequest.NewVm request;

    /// A restore to a new VM.
    public NewVmJob(Bench bench, RestoreRequest.NewVm request) {
        this.bench = bench;
        this.request = request;
    }

    @Override
    public Result work(LiveRun run) throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        Chosen chosen = Chosen.of(bench, request);
        run.named(request.name());
        chosen.checkChains(bench, run);
        String ovf = configuration(chosen);
        // The engine would say so too, but only after all bytes were sent.
        List<NewNic> nics = Patience.of(bench, run).ask(() -> {
            Places places = Places.of(bench);
            places.check(request);
            return Nics.of(request, chosen.point().shape(), places);
        });
        try (NewThings made = new NewThings(bench, run)) {
            NewDisks.Filled filled = new NewDisks(bench, run, request, chosen, request.prove(), made).fill();
            run.enter(Stage.CREATE_VM);
            UUID vm = made.vm(new NewVm(request.name(), request.cluster(), ovf, true));
            for (NewNic nic : nics) {
                made.nic(vm, nic);
            }
            run.enter(Stage.ATTACH);
            for (Map.Entry<DiskVersion, UUID> disk : filled.disks().entrySet()) {
                var shape = disk.getKey().shape();
                made.attach(vm, NewDisks.attachment(disk.getKey(), disk.getValue(), shape.active(), shape.bootable()));
            }
            run.enter(Stage.CLEAN);
            run.stopIfCancelled();
            made.keep();
            run.nowDurable();
            return new Result.RestoredVm(
                    vm, request.name(), filled.ids(), run.snapshot().bytesMoved(), filled.proven());
        }
    }

    private String configuration(Chosen chosen) throws JobFailed {
        try {
            String stored = bench.repository().ovf(chosen.point());
            return request.nics().isEmpty() ? OvfForRestore.clean(stored) : OvfForRestore.cleanWithoutNics(stored);
        } catch (IOException e) {
            throw new JobFailed(
                    Failures.reading(e, chosen.point().id(), bench.repository().folder()), e);
        } catch (IllegalArgumentException e) {
            var damage =
                    new Failure.Damage(chosen.point().id(), "vm.ovf", Optional.empty(), String.valueOf(e.getMessage()));
            throw new JobFailed(
                    new Failure.BackUpAgain(
                            FailureCode.POINT_DAMAGED, chosen.point().id(), List.of(damage)),
                    e);
        }
    }
}
