package io.chainkeeper.jobs.clock;

import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.backup.BackupJob;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.remote.Domains;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.Starter;
import io.chainkeeper.jobs.work.Starter.Errand;
import io.chainkeeper.repository.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The hands of a real workplace.
///
/// @param bench   what jobs work with
/// @param starter who starts runs
public record WorkHands(Bench bench, Starter starter) implements Hands {
    /// An empty mount point is a folder too: it must be the repository that was opened.
    @Override
    public boolean folderThere() {
        try (Repository seen = Repository.openReadOnly(bench.repository().folder())) {
            return seen.id().equals(bench.repository().id());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public List<Vm> vms() throws EngineException, JobFailed {
        return bench.engine().vms();
    }

    @Override
    public Run begin(Plan plan, Vm vm, BackupOptions options) {
        return starter.start(
                new Errand(RunKind.BACKUP, Optional.of(vm.id()), Optional.empty(), vm::name)
                        .withPlan(plan.id(), plan.name())
                        .on(() -> new Domains(bench).of(vm.id())),
                new BackupJob(bench, vm.id(), options));
    }

    @Override
    public boolean busy(UUID vm) {
        return starter.busy(vm);
    }

    @Override
    public int runsAtOnce() {
        return starter.limits().runsAtOnce();
    }
}
