package io.chainkeeper.jobs.attach;

import io.chainkeeper.jobs.run.RunSnapshot;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What can be asked of runs that were handed out, by their ids.
interface RunDesk {
    /// How these runs stand; one that is not known is left out.
    Map<UUID, RunSnapshot> lookAtRuns(List<UUID> runs);

    /// Asks a run to stop.
    void cancelRun(UUID run);

    /// Asks a run to pause.
    void pauseRun(UUID run);

    /// Lets a run go on.
    void resumeRun(UUID run);
}
