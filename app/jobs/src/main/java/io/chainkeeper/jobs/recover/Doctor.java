package io.chainkeeper.jobs.recover;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.remote.OpenTransfer;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.Scan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Looks, and touches nothing.
public final class Doctor {
    private final Bench bench;
    private final Predicate<UUID> alive;

    /// @param alive whether a run is at work in this program; what it has open is its own business
    public Doctor(Bench bench, Predicate<UUID> alive) {
        this.bench = bench;
        this.alive = alive;
    }

    /// Everything that should not be there. With an engine, each of its VMs is asked for its backups, checkpoints and
    /// snapshots, which takes a while where there are many.
    public Diagnosis look() throws CatalogException, EngineException, IOException, JobFailed {
        // The journal is read before the engine: what a run begins meanwhile is then in neither, or alive.
        List<JournalEntry> journal = bench.catalog().unsettled();
        Scan scan = bench.repository().scan();
        List<Vm> vms = bench.maybeEngine().isPresent() ? bench.engine().vms() : List.of();
        var names = new Names(vms, scan.points());
        List<Leftover> found = new ArrayList<>();
        Set<UUID> ours = ours(journal);
        found.addAll(new JournalLook(bench, alive, names, scan).leftovers(journal));
        if (bench.maybeEngine().isPresent()) {
            found.addAll(new EngineLook(bench.engine(), names, scan.points(), ours).leftovers(vms));
        }
        found.addAll(new RepositoryLook(bench.catalog(), names, ours).leftovers(scan));
        found.sort(Comparator.comparing(Leftover::kind).thenComparing(Leftover::subject));
        return new Diagnosis(
                found,
                bench.clock().instant(),
                bench.maybeEngine().isPresent(),
                vms.size(),
                scan.points().size());
    }

    /// What the journal accounts for: the things in it, the checkpoints that backups in it made, and the
    /// transfers that requests in it have begun.
    private Set<UUID> ours(List<JournalEntry> journal) throws EngineException, JobFailed {
        Set<UUID> ours = new HashSet<>();
        for (JournalEntry entry : journal) {
            ours.add(entry.id());
            if (entry.kind() == ThingKind.TRANSFER_REQUEST
                    && bench.maybeEngine().isPresent()) {
                OpenTransfer.begunBy(bench.engine(), entry)
                        .map(ImageTransfer::id)
                        .ifPresent(ours::add);
            }
            if (entry.kind() == ThingKind.BACKUP && bench.maybeEngine().isPresent()) {
                bench.engine()
                        .backup(entry.vm(), entry.id())
                        .flatMap(Backup::toCheckpoint)
                        .ifPresent(ours::add);
            }
        }
        return ours;
    }
}
