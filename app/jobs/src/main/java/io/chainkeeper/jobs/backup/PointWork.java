package io.chainkeeper.jobs.backup;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.BackupDisk;
import io.chainkeeper.engine.BackupMode;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.engine.VmStatus;
import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.jobs.remote.OpenBackup;
import io.chainkeeper.jobs.remote.Unusable;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.DiskGauge;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Ongoing;
import io.chainkeeper.jobs.work.Patience;
import io.chainkeeper.jobs.work.Together;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.NewDiskVersion;
import io.chainkeeper.repository.NewPoint;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.PointDraft;
import io.chainkeeper.repository.Proof;
import io.chainkeeper.repository.Reason;
import io.chainkeeper.repository.VmIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns an open backup into a durable point: copies, digests, proof, commit.
final class PointWork {
    private static final Logger LOG = LoggerFactory.getLogger(PointWork.class);

    private final Bench bench;
    private final LiveRun run;
    private final BackupPlan plan;
    private final BackupOptions options;
    private final OpenBackup backup;

    PointWork(Bench bench, LiveRun run, BackupPlan plan, BackupOptions options, OpenBackup backup) {
        this.bench = bench;
        this.run = run;
        this.plan = plan;
        this.options = options;
        this.backup = backup;
    }

    private record Pending(DiskGauge gauge, Copied copied, CompletableFuture<BlockDigests> whole) {}

    /// Stores the point. If anything fails or somebody cancels, nothing of it stays.
    ///
    /// @param ready the backup as the engine showed it when it was ready
    Point store(Backup ready) throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        run.enter(Stage.TRANSFER);
        Shapes shapes = shapes();
        VmStatus now = Patience.of(bench, run)
                .ask(() -> bench.engine().vm(plan.vm().id()))
                .map(Vm::status)
                .orElse(VmStatus.UNKNOWN);
        UUID id = UUID.randomUUID();
        bench.journal(run, ThingKind.POINT, id, plan.vm().id());
        PointDraft draft = bench.repository().begin(newPoint(id, ready, shapes, now));
        return stored(draft, shapes, true);
    }

    /// The same with a draft that another program has begun, and that the journal has under this run.
    Point goOn(PointDraft draft)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        run.enter(Stage.TRANSFER);
        return stored(draft, shapes(), false);
    }

    private Shapes shapes() throws EngineException, IOException, JobFailed, JobStopped {
        return Patience.of(bench, run).ask(() -> Shapes.of(bench.engine()));
    }

    private Point stored(PointDraft draft, Shapes shapes, boolean begins)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        Optional<Point> point = Optional.empty();
        try {
            if (begins) {
                bench.catalog().begunBackups().begun(Begun.of(run, plan, options, backup, draft.id()));
            }
            if (!draft.hasOvf()) {
                draft.ovf(Patience.of(bench, run)
                        .ask(() -> bench.engine().ovf(plan.vm().id())));
            }
            fill(draft, shapes);
            run.stopIfCancelled();
            run.enter(Stage.STORE);
            point = Optional.of(draft.commit());
            run.nowDurable();
            return point.get();
        } finally {
            draft.close();
            over();
            if (point.isEmpty()) {
                bench.settle(run, ThingKind.POINT, draft.id()); // its folder is gone
            }
        }
    }

    /// Nobody has to go on with it.
    private void over() {
        try {
            bench.catalog().begunBackups().over(run.id());
        } catch (CatalogException e) {
            LOG.warn("the journal still has the backup of run {}; the next clean-up sees that it is over", run.id(), e);
        }
    }

    private NewPoint newPoint(UUID id, Backup ready, Shapes shapes, VmStatus now) {
        return new NewPoint(
                id,
                run.id(),
                new VmIdentity(plan.vm().id(), plan.vm().name()),
                shapes.engine(),
                takenAt(),
                ready.toCheckpoint(),
                Shapes.consistency(plan.vm().status(), now, ready.kind(), options.requireConsistency()),
                shapes.of(plan.vm()));
    }

    /// Points are ordered by time, so a computer whose clock went back must not put a child before its parent.
    private Instant takenAt() {
        Optional<Instant> earliest = plan.since().map(point -> point.takenAt().plusMillis(1));
        return earliest.filter(backup.begunAt()::isBefore).orElse(backup.begunAt());
    }

    private void fill(PointDraft draft, Shapes shapes)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        var settings = new DiskCopy.Settings(draft, options.compression(), plan.prove());
        List<PlannedDisk> disks = asOffered();
        List<DiskGauge> gauges = disks.stream().map(this::shown).toList();
        try (Digesting digesting = new Digesting(bench.repository(), plan.since(), draft)) {
            List<Together.Part<Pending, Unusable>> parts = new ArrayList<>();
            for (int i = 0; i < disks.size(); i++) {
                PlannedDisk disk = disks.get(i);
                DiskGauge gauge = gauges.get(i);
                parts.add(strand -> {
                    Copied copied = copy(settings, strand).copy(disk, gauge);
                    return new Pending(gauge, copied, digesting.of(copied));
                });
            }
            List<Pending> pending = Together.all(run, Unusable.class, parts);
            run.enter(Stage.PROVE);
            List<Proof.DiskProof> proofs = new ArrayList<>();
            for (Pending each : pending) {
                proofs.addAll(add(draft, shapes, copy(settings, run), digesting, each));
            }
            if (plan.prove()) {
                draft.proof(new Proof(
                        Proof.Kind.SERVER_CHECKSUM, "sha256", bench.clock().instant(), proofs));
            }
        }
    }

    private DiskCopy copy(DiskCopy.Settings settings, Ongoing ongoing) {
        return new DiskCopy(bench, ongoing, backup, plan.vm().id(), plan.since(), settings);
    }

    /// The plan's disks with the engine's word on each. Changes come first: should they be refused, little is
    /// lost.
    private List<PlannedDisk> asOffered() throws EngineException, IOException, JobFailed, JobStopped {
        Map<UUID, BackupMode> offered =
                Patience.of(bench, run)
                        .ask(() -> bench.engine().backupDisks(plan.vm().id(), backup.id()))
                        .stream()
                        .collect(Collectors.toMap(BackupDisk::id, BackupDisk::mode, (first, second) -> first));
        return plan.disks().stream()
                .map(disk -> asOffered(
                        disk, offered.getOrDefault(disk.attachment().disk().id(), BackupMode.UNKNOWN)))
                .sorted(Comparator.comparing(disk -> disk.mode() == Mode.INCREMENTAL ? 0 : 1))
                .toList();
    }

    private static PlannedDisk asOffered(PlannedDisk disk, BackupMode offer) {
        return disk.mode() == Mode.INCREMENTAL && offer == BackupMode.FULL
                ? new PlannedDisk(disk.attachment(), Mode.FULL, Reason.ENGINE_SAID_FULL)
                : disk;
    }

    private DiskGauge shown(PlannedDisk disk) {
        var what = disk.attachment().disk();
        long expected = disk.mode() == Mode.FULL ? Math.min(what.actualSize(), what.provisionedSize()) : 0;
        DiskGauge gauge = new DiskGauge(what.id(), what.alias(), what.provisionedSize(), expected);
        gauge.decided(disk.mode(), disk.reason());
        return run.show(gauge);
    }

    /// Adds a disk to the draft once its digests agree with the server's, if the server was asked. Changes
    /// that do not lead to what the server has were reported incompletely: then the disk is read whole, from
    /// the same moment.
    private List<Proof.DiskProof> add(
            PointDraft draft, Shapes shapes, DiskCopy copy, Digesting digesting, Pending pending)
            throws EngineException, CatalogException, IOException, JobFailed, JobStopped, Unusable {
        run.stopIfCancelled();
        Copied copied = pending.copied();
        BlockDigests whole = Digesting.await(pending.whole());
        if (differs(copied, whole) && copied.mode() == Mode.INCREMENTAL) {
            run.enter(Stage.TRANSFER);
            DraftImage.remove(draft, id(copied));
            PlannedDisk inFull = new PlannedDisk(copied.attachment(), Mode.FULL, Reason.CHANGES_INCOMPLETE);
            copied = copy.copy(inFull, pending.gauge());
            whole = Digesting.await(digesting.of(copied));
            run.enter(Stage.PROVE);
        }
        if (differs(copied, whole)) {
            throw new JobFailed(new Failure.AskAdministrator(
                    FailureCode.PROOF_DIFFERS, copied.attachment().disk().alias()));
        }
        draft.add(version(copied, shapes), whole, copied.downloaded().stored());
        if (copied.reason().chainBroke()) {
            run.note(Finding.ofDisk(
                    Finding.Kind.DISK_WENT_FULL,
                    id(copied),
                    copied.attachment().disk().alias(),
                    copied.reason().name()));
        }
        return plan.prove() ? List.of(proof(copied)) : List.of();
    }

    private static boolean differs(Copied copied, BlockDigests whole) {
        return copied.serverChecksum()
                .map(theirs -> !theirs.equals(whole.checksum()))
                .orElse(false);
    }

    private NewDiskVersion version(Copied copied, Shapes shapes) {
        return new NewDiskVersion(
                id(copied),
                shapes.of(copied.attachment()),
                copied.mode(),
                copied.reason(),
                copied.mode() == Mode.INCREMENTAL ? plan.since().map(Point::id) : Optional.empty(),
                copied.storedBytes());
    }

    private static Proof.DiskProof proof(Copied copied) {
        return new Proof.DiskProof(
                id(copied),
                copied.serverChecksum().orElse(""),
                copied.serverChecksum().isPresent() ? Proof.Result.EQUAL : Proof.Result.NOT_AVAILABLE);
    }

    private static UUID id(Copied copied) {
        return copied.attachment().disk().id();
    }
}
