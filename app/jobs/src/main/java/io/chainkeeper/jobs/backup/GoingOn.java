package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.BegunBackup;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.backup.DiedBackups.CanGoOn;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.jobs.plan.Planner;
import io.chainkeeper.jobs.remote.OpenBackup;
import io.chainkeeper.jobs.remote.OpenTransfer;
import io.chainkeeper.jobs.remote.Unusable;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.PointDraft;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes on with a backup of a VM whose program died, if there is one that can and that gives what
/// is wanted. It becomes this run's, with everything that the journal has of it; the dead program's
/// transfers are ended, for their tickets are lost, and from there it is a backup like any other.
final class GoingOn {
    private static final Logger LOG = LoggerFactory.getLogger(GoingOn.class);

    private final Bench bench;
    private final UUID vm;
    private final LiveRun run;

    GoingOn(Bench bench, UUID vm, LiveRun run) {
        this.bench = bench;
        this.vm = vm;
        this.run = run;
    }

    /// Goes on with it.
    ///
    /// @param wanted what it must give; empty for whatever it was to be
    /// @return empty when there is nothing to go on with
    /// @throws Unusable the backup turned out to be over, or to have no changes
    Optional<Result> work(Optional<BackupOptions> wanted)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        if (bench.catalog().begunBackups().all().isEmpty()) {
            return Optional.empty(); // nearly always
        }
        // At most one run works on a VM: whatever the journal has of others belongs to the dead.
        DiedBackups died = new DiedBackups(bench, run.id()::equals);
        Optional<CanGoOn> found = found(died);
        if (found.isEmpty() || wanted.isPresent() && !gives(found.get(), wanted.get())) {
            return Optional.empty();
        }
        CanGoOn backup = found.get();
        run.named(backup.plan().vm().name());
        LOG.info(
                "backup {} of {} goes on",
                backup.begun().backup(),
                backup.plan().vm().name());
        bench.catalog()
                .begunBackups()
                .takenOver(backup.begun(), run.id(), bench.clock().instant());
        run.note(Finding.of(
                Finding.Kind.RUN_WENT_ON,
                String.valueOf(backup.begun().begunAt().getEpochSecond())));
        return carryOn(backup);
    }

    private Optional<CanGoOn> found(DiedBackups died)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        List<CanGoOn> all = Patience.of(bench, run).ask(() -> {
            try {
                return died.of(vm).stream().toList();
            } catch (CatalogException e) {
                throw new IOException(e);
            }
        });
        return all.stream().findFirst();
    }

    private boolean gives(CanGoOn backup, BackupOptions wanted)
            throws EngineException, IOException, JobFailed, JobStopped {
        BegunBackup begun = backup.begun();
        boolean full = backup.plan().disks().stream().allMatch(disk -> disk.mode() == Mode.FULL);
        if (wanted.full() && !full || wanted.requireConsistency() && !begun.consistent()) {
            return false;
        }
        Set<UUID> disks = Patience.of(bench, run).ask(() -> Planner.plan(Survey.of(bench, vm), wanted)).disks().stream()
                .map(PlannedDisk::attachment)
                .map(attachment -> attachment.disk().id())
                .collect(Collectors.toSet());
        return disks.equals(Set.copyOf(Begun.disks(begun)));
    }

    private Optional<Result> carryOn(CanGoOn backup)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        BegunBackup begun = backup.begun();
        var options = Begun.options(begun);
        try (OpenBackup open = OpenBackup.goOn(bench, run, backup.plan(), backup.ready(), begun.begunAt())) {
            run.enter(Stage.START);
            endTransfers();
            Optional<PointDraft> draft = bench.repository().goOn(vm, begun.point(), run.id());
            if (draft.isEmpty()) {
                bench.catalog().begunBackups().over(run.id());
                return Optional.empty();
            }
            var work = new PointWork(bench, run, backup.plan(), options, open);
            return Optional.of(new CarryOut(bench, run, backup.plan()).toTheEnd(open, () -> work.goOn(draft.get())));
        }
    }

    /// The dead program's tickets are nobody's, and a disk has one transfer at a time.
    private void endTransfers() throws EngineException, CatalogException, JobFailed, JobStopped {
        for (JournalEntry entry : bench.catalog().unsettled()) {
            if (entry.run().equals(run.id())) {
                boolean ended = switch (entry.kind()) {
                    case TRANSFER -> OpenTransfer.ended(bench, entry.id());
                    case TRANSFER_REQUEST -> OpenTransfer.requestEnded(bench, entry);
                    case BACKUP, DISK, VM, CHECKPOINT, SNAPSHOT, POINT, FILE -> true;
                };
                if (!ended) {
                    throw new JobFailed(new Failure.TryLater(
                            FailureCode.ENGINE_SLOW, "transfer " + entry.id() + " of the run that died did not end"));
                }
                if (entry.kind() == ThingKind.TRANSFER || entry.kind() == ThingKind.TRANSFER_REQUEST) {
                    bench.settle(run, entry.kind(), entry.id());
                }
            }
        }
    }
}
