package io.chainkeeper.jobs.clock;

import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.work.JobFailed;
import java.util.List;
import java.util.UUID;

/// What the clock can do to the world.
public interface Hands {
    /// Whether the repository is where it should be: a drive may be unplugged.
    boolean folderThere();

    /// All VMs, as the engine shows them now.
    List<Vm> vms() throws EngineException, JobFailed;

    /// Begins a backup on behalf of a plan.
    Run begin(Plan plan, Vm vm, BackupOptions options);

    /// Whether a run works on a VM now.
    boolean busy(UUID vm);

    /// How many runs work at the same time.
    int runsAtOnce();
}
