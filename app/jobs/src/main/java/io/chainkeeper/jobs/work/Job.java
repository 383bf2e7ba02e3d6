package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.run.Result;
import java.io.IOException;

/// What a run does. It throws what the world throws; [Starter] makes an outcome of it.
@FunctionalInterface
public interface Job {
    /// Does it, and closes whatever it opened, however it ends.
    Result work(LiveRun run) throws EngineException, CatalogException, IOException, JobFailed, JobSkipped, JobStopped;
}
