package io.chainkeeper.jobs.recover;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.backup.DiedBackups;
import io.chainkeeper.jobs.backup.DiedBackups.CanGoOn;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.doctor.Leftover.Kind;
import io.chainkeeper.jobs.remote.Leftovers;
import io.chainkeeper.jobs.remote.OpenTransfer;
import io.chainkeeper.jobs.remote.SnapshotRemoval;
import io.chainkeeper.jobs.restore.FilesJob;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.Finding;
import io.chainkeeper.repository.Scan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// What died runs wrote down before they made it: is it still there?
final class JournalLook {
    private final Bench bench;
    private final Predicate<UUID> alive;
    private final Names names;
    private final Scan scan;

    JournalLook(Bench bench, Predicate<UUID> alive, Names names, Scan scan) {
        this.bench = bench;
        this.alive = alive;
        this.names = names;
        this.scan = scan;
    }

    List<Leftover> leftovers(List<JournalEntry> journal)
            throws CatalogException, EngineException, IOException, JobFailed {
        List<Leftover> found = new ArrayList<>();
        Set<UUID> going = new HashSet<>();
        for (CanGoOn each : new DiedBackups(bench, alive).all()) {
            going.add(each.begun().run());
            found.add(new Leftover(
                    Kind.BACKUP_CAN_GO_ON,
                    each.plan().vm().name(),
                    each.begun().backup().toString(),
                    List.of(),
                    Optional.of(each.begun().begunAt())));
        }
        for (RunRecord run : bench.catalog().openRuns()) {
            if (!alive.test(run.id()) && !going.contains(run.id())) {
                found.add(new Leftover(
                        Kind.DIED_RUN, run.subject(), run.id().toString(), List.of(), Optional.of(run.startedAt())));
            }
        }
        for (JournalEntry entry : journal) {
            if (!alive.test(entry.run()) && !going.contains(entry.run())) {
                found.add(new Leftover(
                        kind(entry), subject(entry), entry.id().toString(), List.of(), Optional.of(entry.at())));
            }
        }
        return found;
    }

    private String subject(JournalEntry entry) {
        return entry.vm().equals(Leftovers.NO_VM) ? entry.id().toString() : names.of(entry.vm());
    }

    private Kind kind(JournalEntry entry) throws EngineException, JobFailed {
        if (entry.kind() == ThingKind.POINT) {
            return point(entry.id());
        }
        if (entry.kind() == ThingKind.FILE) {
            return FilesJob.temporaryThere(entry) ? Kind.OWN_FILE : Kind.OWN_NOTE;
        }
        if (bench.maybeEngine().isEmpty()) {
            return Kind.OWN_UNSEEN;
        }
        return there(bench.engine(), entry) ? kind(entry.kind()) : Kind.OWN_NOTE;
    }

    private static Kind kind(ThingKind thing) {
        return switch (thing) {
            case TRANSFER, TRANSFER_REQUEST -> Kind.OWN_TRANSFER;
            case BACKUP -> Kind.OWN_BACKUP;
            case VM -> Kind.OWN_VM;
            case DISK -> Kind.OWN_DISK;
            case CHECKPOINT -> Kind.OWN_CHECKPOINT;
            case SNAPSHOT -> Kind.OWN_SNAPSHOT;
            case POINT -> Kind.OWN_FOLDER;
            case FILE -> Kind.OWN_FILE;
        };
    }

    private boolean there(Engine engine, JournalEntry entry) throws EngineException {
        UUID id = entry.id();
        return switch (entry.kind()) {
            case TRANSFER ->
                engine.transfer(id).filter(each -> !each.phase().ended()).isPresent();
            case TRANSFER_REQUEST -> OpenTransfer.begunBy(engine, entry).isPresent();
            case BACKUP ->
                engine.backup(entry.vm(), id)
                        .filter(each -> !each.phase().ended())
                        .isPresent();
            case VM ->
                entry.vm().equals(Leftovers.NO_VM)
                        ? !engine.imported(id.toString()).isEmpty()
                        : engine.vm(id).isPresent();
            case DISK -> engine.disk(id).isPresent();
            case CHECKPOINT ->
                !stoodOn(id)
                        && engine.checkpoints(entry.vm()).stream()
                                .anyMatch(each -> each.id().equals(id));
            case SNAPSHOT -> SnapshotRemoval.shown(engine, entry.vm(), id);
            case POINT, FILE -> false;
        };
    }

    private boolean stoodOn(UUID checkpoint) {
        return scan.points().stream().anyMatch(point -> point.checkpoint().equals(Optional.of(checkpoint)));
    }

    private Kind point(UUID id) {
        if (scan.points().stream().anyMatch(point -> point.id().equals(id))) {
            return Kind.OWN_POINT;
        }
        boolean begun = scan.findings().stream()
                .anyMatch(finding -> finding instanceof Finding.Unfinished folder
                        && folder.point().equals(id));
        return begun ? Kind.OWN_FOLDER : Kind.OWN_NOTE;
    }
}
