package io.chainkeeper.jobs.remote;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupPhase;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.Ongoing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What runs of ours that died left open on a VM, when it stands in the way of another one. At most one run
/// works on a VM, so whatever the journal still has of the others belongs to the dead.
public final class DeadRuns {
    private static final Logger LOG = LoggerFactory.getLogger(DeadRuns.class);

    private DeadRuns() {}

    /// Tells transfers and backups of theirs to end, and does not wait until they have. Their entries stay for
    /// the next clean-up, which also sees to their checkpoints.
    public static void tellToEnd(Bench bench, Ongoing run, UUID vm) throws EngineException, JobFailed {
        try {
            for (JournalEntry entry : theirs(bench, run, vm)) {
                tellToEnd(bench.engine(), entry);
            }
        } catch (EngineRefused later) {
            LOG.info("what a run that died left open does not end yet: {}", later.detail());
        }
    }

    private static void tellToEnd(Engine engine, JournalEntry entry) throws EngineException {
        if (entry.kind() == ThingKind.TRANSFER) {
            Optional<ImageTransfer> open = engine.transfer(entry.id()).filter(now -> !OpenTransfer.ending(now.phase()));
            if (open.isPresent()) {
                engine.cancelTransfer(entry.id());
            }
        } else if (entry.kind() == ThingKind.TRANSFER_REQUEST) {
            Optional<ImageTransfer> open = OpenTransfer.begunBy(engine, entry);
            if (open.isPresent()) {
                engine.cancelTransfer(open.get().id());
            }
        } else if (entry.kind() == ThingKind.BACKUP) {
            Optional<Backup> open =
                    engine.backup(entry.vm(), entry.id()).filter(now -> now.phase() == BackupPhase.READY);
            if (open.isPresent()) {
                LOG.info("backup {} of a run that died is in the way and is finalized", entry.id());
                engine.finalizeBackup(entry.vm(), entry.id());
            }
        }
    }

    /// Transfers first: the engine ends no backup that has one.
    private static List<JournalEntry> theirs(Bench bench, Ongoing run, UUID vm) {
        try {
            return bench.catalog().unsettled().stream()
                    .filter(entry -> entry.vm().equals(vm))
                    .filter(entry -> !entry.run().equals(run.id()))
                    .sorted(Comparator.comparing(entry -> entry.kind() == ThingKind.BACKUP))
                    .toList();
        } catch (CatalogException e) {
            LOG.warn("the journal was not looked through", e);
            return List.of();
        }
    }
}
