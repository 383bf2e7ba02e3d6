package io.chainkeeper.jobs.notify;

import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What a watch looks at.
interface Watched {
    /// How things stand.
    Health health() throws WorkplaceException;

    /// When the last backup ended that ended well.
    Optional<Instant> lastGoodRun() throws WorkplaceException;

    /// What a workplace knows.
    static Watched of(Activity activity) {
        RunFilter good = new RunFilter(
                Optional.empty(),
                Set.of(RunKind.BACKUP),
                Set.of(RunEntry.State.COMPLETED, RunEntry.State.NOTHING_TO_DO),
                Optional.empty(),
                Optional.empty(),
                "");
        return new Watched() {
            @Override
            public Health health() throws WorkplaceException {
                return activity.health();
            }

            @Override
            public Optional<Instant> lastGoodRun() throws WorkplaceException {
                return activity.runs(good, 1).stream().findFirst().flatMap(RunEntry::endedAt);
            }
        };
    }
}
