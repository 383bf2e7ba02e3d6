package io.chainkeeper.jobs.recover;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.CheckpointState;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.ImageTransfer;
import io.chainkeeper.engine.Snapshot;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.doctor.Leftover.Kind;
import io.chainkeeper.repository.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the engine shows that neither our journal nor our points account for.
final class EngineLook {
    private final Engine engine;
    private final Names names;
    private final List<Point> points;
    private final Set<UUID> ours;
    private final List<Leftover> found = new ArrayList<>();
    private boolean othersMove;

    /// @param ours what runs of ours have open, alive or not: told elsewhere, or nobody's business
    EngineLook(Engine engine, Names names, List<Point> points, Set<UUID> ours) {
        this.engine = engine;
        this.names = names;
        this.points = points;
        this.ours = ours;
    }

    List<Leftover> leftovers(List<Vm> vms) throws EngineException {
        transfers();
        for (Vm vm : vms) {
            look(vm);
        }
        return found;
    }

    private void transfers() throws EngineException {
        for (UUID id : engine.transfers()) {
            Optional<ImageTransfer> open =
                    engine.transfer(id).filter(each -> !each.phase().ended());
            if (open.isPresent() && !ours.contains(id)) {
                othersMove = true;
                found.add(new Leftover(Kind.OTHER_TRANSFER, id.toString(), id.toString(), List.of(), Optional.empty()));
            }
        }
    }

    private void look(Vm vm) throws EngineException {
        List<Backup> open = engine.backups(vm.id()).stream()
                .filter(each -> !each.phase().ended())
                .toList();
        for (Backup backup : open) {
            if (!ours.contains(backup.id())) {
                add(Kind.OTHER_BACKUP, vm, backup.id(), Optional.empty());
            }
        }
        checkpoints(vm, open);
        if (open.isEmpty()) {
            snapshots(vm);
            lockedDisks(vm);
        }
        if (vm.illegalImages()) {
            add(Kind.ILLEGAL_IMAGES, vm, vm.id(), Optional.empty());
        }
    }

    private void checkpoints(Vm vm, List<Backup> open) throws EngineException {
        List<Checkpoint> shown = engine.checkpoints(vm.id());
        List<Point> stored =
                points.stream().filter(point -> point.vm().id().equals(vm.id())).toList();
        for (Checkpoint checkpoint : shown) {
            boolean stoodOn =
                    stored.stream().anyMatch(point -> point.checkpoint().equals(Optional.of(checkpoint.id())));
            boolean beingMade =
                    open.stream().anyMatch(backup -> backup.toCheckpoint().equals(Optional.of(checkpoint.id())));
            if (!stoodOn && !beingMade && !ours.contains(checkpoint.id())) {
                add(Kind.OTHER_CHECKPOINT, vm, checkpoint.id(), checkpoint.created());
            }
        }
        stored.stream().max(Comparator.comparing(Point::takenAt)).ifPresent(newest -> newest(vm, newest, shown));
    }

    private void newest(Vm vm, Point newest, List<Checkpoint> shown) {
        if (newest.checkpoint().isEmpty()) {
            return;
        }
        UUID id = newest.checkpoint().get();
        Optional<Checkpoint> checkpoint =
                shown.stream().filter(each -> each.id().equals(id)).findFirst();
        if (checkpoint.isEmpty()) {
            add(Kind.CHECKPOINT_GONE, vm, id, Optional.of(newest.takenAt()));
        } else if (checkpoint.get().state() == CheckpointState.INVALID) {
            add(Kind.CHECKPOINT_INVALID, vm, id, checkpoint.get().created());
        }
    }

    /// While a backup runs its snapshot belongs there.
    private void snapshots(Vm vm) throws EngineException {
        for (Snapshot snapshot : engine.snapshots(vm.id())) {
            if (snapshot.description().startsWith(Snapshot.AUTO_GENERATED) && !ours.contains(snapshot.id())) {
                add(Kind.BACKUP_SNAPSHOT, vm, snapshot.id(), snapshot.taken());
            }
        }
    }

    /// While somebody else has a transfer open, that may be what locks a disk: engines do not say which it works on.
    private void lockedDisks(Vm vm) {
        for (AttachedDisk attached : vm.disks()) {
            if (attached.disk().status() == DiskStatus.LOCKED
                    && !othersMove
                    && !ours.contains(attached.disk().id())) {
                found.add(new Leftover(
                        Kind.LOCKED_DISK,
                        names.of(vm.id()),
                        attached.disk().id().toString(),
                        List.of(attached.disk().alias()),
                        Optional.empty()));
            }
        }
    }

    private void add(Kind kind, Vm vm, UUID id, Optional<Instant> since) {
        found.add(new Leftover(
                kind, names.of(vm.id()), id.toString(), List.of(vm.id().toString()), since));
    }
}
