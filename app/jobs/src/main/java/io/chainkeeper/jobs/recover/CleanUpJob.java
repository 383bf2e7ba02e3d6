package io.chainkeeper.jobs.recover;

import io.chainkeeper.catalog.BegunBackup;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.backup.DiedBackups;
import io.chainkeeper.jobs.backup.DiedBackups.CanGoOn;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.remote.Leftovers;
import io.chainkeeper.jobs.remote.OpenTransfer;
import io.chainkeeper.jobs.remote.SnapshotRemoval;
import io.chainkeeper.jobs.restore.FilesJob;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.Job;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Memory;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settles what runs that died have left open, by the ids in the journal: transfers first, because the engine
/// ends no backup that has one, then backups, VMs before their disks, checkpoints and unfinished folders
/// last.
public final class CleanUpJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(CleanUpJob.class);

    private final Bench bench;
    private final Predicate<UUID> alive;
    private final boolean givesUp;

    /// @param alive   whether a run is at work in this program; its entries are its own business
    /// @param givesUp also puts away backups that could go on; otherwise they are left as they are
    public CleanUpJob(Bench bench, Predicate<UUID> alive, boolean givesUp) {
        this.bench = bench;
        this.alive = alive;
        this.givesUp = givesUp;
    }

    @Override
    public Result work(LiveRun run) throws CatalogException, EngineException, IOException, JobFailed, JobStopped {
        closeDiedRuns();
        List<JournalEntry> journal = bench.catalog().unsettled();
        Set<UUID> left = givesUp ? Set.of() : leftToGoOn(run);
        Set<UUID> inBackup = vmsOf(left);
        List<JournalEntry> entries = open(journal, left);
        int settled = 0;
        for (JournalEntry entry : entries) {
            run.stopIfCancelled();
            if (!hasToWait(entry, inBackup) && settled(entry, run)) {
                bench.catalog().settled(entry.run(), entry.kind(), entry.id());
                settled++;
            }
        }
        if (settled == entries.size()) {
            forgetBackups(left);
        }
        return new Result.CleanedUp(
                settled, open(bench.catalog().unsettled(), left).size());
    }

    private List<JournalEntry> open(List<JournalEntry> journal, Set<UUID> left) {
        return journal.stream()
                .filter(entry -> !alive.test(entry.run()) && !left.contains(entry.run()))
                .sorted(Comparator.comparingInt((JournalEntry entry) -> order(entry.kind()))
                        .thenComparing(JournalEntry::at))
                .toList();
    }

    private Set<UUID> leftToGoOn(LiveRun run)
            throws CatalogException, EngineException, IOException, JobFailed, JobStopped {
        if (bench.maybeEngine().isEmpty()) {
            return bench.catalog().begunBackups().all().stream()
                    .map(BegunBackup::run)
                    .collect(Collectors.toSet());
        }
        List<CanGoOn> all = Patience.of(bench, run).ask(() -> {
            try {
                return new DiedBackups(bench, alive).all();
            } catch (CatalogException e) {
                throw new IOException(e);
            }
        });
        all.forEach(each -> run.note(
                Finding.of(Finding.Kind.BACKUP_CAN_GO_ON, each.plan().vm().name())));
        return all.stream().map(each -> each.begun().run()).collect(Collectors.toSet());
    }

    private Set<UUID> vmsOf(Set<UUID> runs) throws CatalogException {
        return bench.catalog().begunBackups().all().stream()
                .filter(begun -> runs.contains(begun.run()))
                .map(BegunBackup::vm)
                .collect(Collectors.toSet());
    }

    /// A VM has one backup at a time, so another run's is over; and while it has one, the engine removes none of its
    /// checkpoints.
    private static boolean hasToWait(JournalEntry entry, Set<UUID> inBackup) {
        boolean ofItsPast = entry.kind() == ThingKind.BACKUP || entry.kind() == ThingKind.CHECKPOINT;
        return ofItsPast && inBackup.contains(entry.vm());
    }

    /// Nothing of them is left.
    private void forgetBackups(Set<UUID> left) throws CatalogException {
        for (BegunBackup begun : bench.catalog().begunBackups().all()) {
            if (!alive.test(begun.run()) && !left.contains(begun.run())) {
                bench.catalog().begunBackups().over(begun.run());
            }
        }
    }

    private void closeDiedRuns() throws CatalogException {
        for (RunRecord died : bench.catalog().openRuns()) {
            if (!alive.test(died.id())) {
                var ending = new RunRecord.Ending(
                        RunRecord.State.INTERRUPTED, bench.clock().instant(), Optional.empty(), "", 0);
                bench.catalog().endRun(died.id(), ending);
            }
        }
    }

    private static int order(ThingKind kind) {
        return switch (kind) {
            case TRANSFER, TRANSFER_REQUEST -> 0;
            case BACKUP -> 1;
            case SNAPSHOT -> 2;
            case VM -> 3;
            case DISK -> 4;
            case CHECKPOINT -> 5;
            case POINT, FILE -> 6;
        };
    }

    private boolean settled(JournalEntry entry, LiveRun run) {
        try {
            return switch (entry.kind()) {
                case TRANSFER -> OpenTransfer.ended(bench, entry.id());
                case TRANSFER_REQUEST -> OpenTransfer.requestEnded(bench, entry);
                case BACKUP -> backup(entry);
                case VM -> vm(entry);
                case DISK -> Leftovers.hungDiskGone(bench, entry.vm(), entry.id());
                case CHECKPOINT -> checkpoint(entry.vm(), entry.id());
                case SNAPSHOT -> snapshot(entry);
                case POINT -> point(entry);
                case FILE -> FilesJob.removeTemporary(entry);
            };
        } catch (CatalogException | EngineException | IOException | JobFailed | JobStopped e) {
            LOG.warn("{} {} could not be settled", entry.kind(), entry.id(), e);
            run.note(Finding.of(
                    Finding.Kind.ENGINE_STILL_TIDYING, entry.kind() + " " + entry.id() + ", " + e.getMessage()));
            return false;
        }
    }

    /// A VM whose id was not known yet is journaled by the correlation id of our request for it.
    private boolean vm(JournalEntry entry) throws EngineException, JobFailed, JobStopped {
        return entry.vm().equals(Leftovers.NO_VM)
                ? Leftovers.importedVmGone(bench, entry.id())
                : Leftovers.vmGone(bench, entry.id());
    }

    /// Ends a backup, and removes its checkpoint, which the run may not have lived to write down. A snapshot that
    /// could not be merged at this end is the next clean-up's.
    private boolean backup(JournalEntry entry)
            throws CatalogException, EngineException, IOException, JobFailed, JobStopped {
        if (!Leftovers.endBackup(bench, entry.vm(), entry.id())) {
            return false;
        }
        Optional<Backup> ended = bench.engine().backup(entry.vm(), entry.id());
        Optional<UUID> snapshot = ended.flatMap(Backup::snapshot);
        if (snapshot.isPresent() && !Leftovers.snapshotGone(bench, entry.vm(), snapshot.get())) {
            bench.catalog()
                    .intend(new JournalEntry(
                            entry.run(),
                            ThingKind.SNAPSHOT,
                            snapshot.get(),
                            entry.vm(),
                            bench.clock().instant()));
        }
        Optional<UUID> made = ended.flatMap(Backup::toCheckpoint);
        return made.isEmpty() || checkpoint(entry.vm(), made.get());
    }

    /// Each merge that fails may leave more illegal images behind. Where there are some, a person says when to try.
    private boolean snapshot(JournalEntry entry) throws EngineException, JobFailed, JobStopped {
        boolean illegal =
                bench.engine().vm(entry.vm()).filter(Vm::illegalImages).isPresent();
        return (givesUp || !illegal) && SnapshotRemoval.done(bench, entry.vm(), entry.id());
    }

    /// A checkpoint stays if a point stands on it: then the run died after its point was durable.
    private boolean checkpoint(UUID vm, UUID checkpoint) throws EngineException, IOException, JobFailed, JobStopped {
        boolean needed = bench.repository().points(vm).stream()
                .anyMatch(point -> point.checkpoint().equals(Optional.of(checkpoint)));
        return needed || Leftovers.checkpointGone(bench, vm, checkpoint);
    }

    /// A point that was committed stays, and the catalog learns of it; a folder without a manifest goes.
    private boolean point(JournalEntry entry) throws IOException {
        Optional<Point> point = bench.repository().point(entry.id());
        if (point.isPresent()) {
            bench.repository().tidy(point.get());
            return Memory.keep(bench, point.get()).isEmpty();
        }
        for (io.chainkeeper.repository.Finding finding :
                bench.repository().scan().findings()) {
            if (finding instanceof io.chainkeeper.repository.Finding.Unfinished unfinished
                    && unfinished.point().equals(entry.id())) {
                bench.repository().discard(unfinished);
            }
        }
        return true;
    }
}
