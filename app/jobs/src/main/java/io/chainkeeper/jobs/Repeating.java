package io.chainkeeper.jobs;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.jobs.clock.LocalPlans;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import java.util.Optional;
import java.util.UUID;

/// Begins once more what a run did whose choices nobody remembers: it ran before this program was started, or long
/// ago.
///
/// @param place begins runs
/// @param plans say how their VMs are backed up
record Repeating(LocalWorkplace place, LocalPlans plans) {
    /// Begins it, as far as the catalog's record of it tells what it did.
    Optional<Run> of(RunRecord run) throws WorkplaceException {
        return switch (run.kind()) {
            case BACKUP ->
                run.vm().isPresent() ? Optional.of(backup(run, run.vm().get())) : Optional.empty();
            case VERIFY ->
                Optional.of(run.point()
                        .map(place::verify)
                        .orElseGet(() -> place.care().verifyOldest()));
            case REBUILD -> Optional.of(place.rebuildCatalog());
            case CLEAN_UP -> Optional.of(place.cleanUp());
            case RESTORE, RESTORE_DISKS, RESTORE_FILES, ADOPT -> Optional.empty();
        };
    }

    private Run backup(RunRecord run, UUID vm) throws WorkplaceException {
        Optional<Run> planned = Optional.empty();
        if (run.plan().isPresent()) {
            planned = plans.runOne(run.plan().get().id(), vm);
        }
        return planned.orElseGet(() -> place.backup(vm, BackupOptions.standard()));
    }
}
