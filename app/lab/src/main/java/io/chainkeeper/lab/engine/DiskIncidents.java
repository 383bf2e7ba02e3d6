package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Attachment;
import io.chainkeeper.lab.model.Checkpoint;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskStorage;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Snapshot;
import io.chainkeeper.lab.model.StorageDomain;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.storage.DiskExtent;
import io.chainkeeper.lab.storage.DiskView;
import io.chainkeeper.lab.storage.LabDiskContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// What people do to a VM's disks, snapshots and checkpoints. File work is done inside the lock, as when a backup
/// holds its moment: the client's next request must find it done.
final class DiskIncidents {
    private static final long STEP = 64L << 20;
    private static final int PIECE = 1 << 20;
    private static final Duration MOVING = Duration.ofSeconds(20);

    private final EngineState state;
    private final SnapshotsResource snapshots;
    private final DiskLocks locks;
    private final BackupPhases backups;

    DiskIncidents(EngineState state, SnapshotsResource snapshots, DiskLocks locks, BackupPhases backups) {
        this.state = state;
        this.snapshots = snapshots;
        this.locks = locks;
        this.backups = backups;
    }

    boolean free(Vm vm) {
        return !images(vm).isEmpty() && images(vm).stream().noneMatch(locks::held);
    }

    boolean snapshotAllowed(Vm vm) {
        return !images(vm).isEmpty() && images(vm).stream().noneMatch(locks::heldBesidesHybrid);
    }

    boolean hasTwo(Vm vm) {
        return images(vm).size() > 1 && free(vm);
    }

    private List<Disk> images(Vm vm) {
        return vm.attachments().keySet().stream()
                .map(state.dataCentre().disks()::get)
                .filter(d -> d != null && d.storage() == DiskStorage.IMAGE && !d.shareable())
                .toList();
    }

    void takeSnapshot(Vm vm) {
        Snapshot taken = snapshots.hold(vm, images(vm), "Before the update", "");
        if (state.clock().byLook()) {
            vm.snapshots().put(taken.id(), taken.usable());
        }
    }

    /// Puts the disks back to the newest snapshot of a person, and drops all checkpoints as the engine does then.
    void commit(Vm vm) {
        Optional<Snapshot> newest = vm.snapshots().values().stream()
                .filter(s -> s.backup().isEmpty())
                .reduce((first, second) -> second);
        newest.ifPresent(this::putBack);
        List.copyOf(vm.checkpoints().keySet()).forEach(c -> backups.loseCheckpoint(vm, c));
    }

    private void putBack(Snapshot snapshot) {
        for (UUID id : snapshot.disks()) {
            Optional<LabDiskContent> content = state.store().find(id);
            Optional<Disk> disk = Optional.ofNullable(state.dataCentre().disks().get(id));
            state.views().of(snapshot.id(), id).ifPresent(then -> {
                disk.ifPresent(it -> it.returnTo(then.size()));
                content.ifPresent(now -> copy(then, now));
            });
        }
    }

    /// A volume has the size that its disk had when it was made: what was added since is gone.
    private static void copy(DiskView from, LabDiskContent to) {
        try {
            long size = from.size();
            to.resize(size);
            for (long start = 0; start < size; ) {
                DiskExtent extent = from.extentAt(start, Math.min(PIECE, size - start));
                if (extent.zero()) {
                    to.discard(start, extent.length());
                } else {
                    ByteBuffer bytes = ByteBuffer.allocate((int) extent.length());
                    from.read(start, bytes);
                    to.write(start, bytes.flip());
                }
                start += extent.length();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The newest checkpoint shows as invalid from now on.
    void invalidate(Vm vm) {
        Checkpoint newest = List.copyOf(vm.checkpoints().values()).getLast();
        vm.checkpoints().put(newest.id(), newest.invalidated());
    }

    void add(Vm vm) {
        DataCentre dc = state.dataCentre();
        String alias = vm.name() + "_Disk" + (vm.attachments().size() + 1);
        Disk disk =
                Disk.cow(UUID.randomUUID(), alias, STEP, dc.firstStorageDomain().id());
        byte[] bytes = new byte[PIECE];
        new Random(vm.attachments().size()).nextBytes(bytes);
        try {
            state.store().create(disk.id(), STEP).write(0, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dc.add(disk);
        vm.attach(Attachment.data(disk.id(), "/dev/sdz"));
        state.log(EventKind.DISK_ADDED_TO_VM, "Disk " + alias + " was added to VM " + vm.name() + ".", "", vm.id());
    }

    void remove(Vm vm) {
        Disk last = images(vm).getLast();
        vm.attachments().remove(last.id());
        state.dataCentre().disks().remove(last.id());
        try {
            state.store().remove(last.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state.log(EventKind.DISK_REMOVED, "Disk " + last.alias() + " was removed.", "");
    }

    void resize(Vm vm) {
        Disk disk = images(vm).getFirst();
        disk.extend(disk.provisionedSize() + STEP);
        try {
            state.store().of(disk.id()).resize(disk.provisionedSize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Moves the first disk. While the guest runs its bitmaps do not come along; the engine's records stay.
    void move(Vm vm) {
        Disk disk = images(vm).getFirst();
        disk.move(other(disk));
        disk.lockedUntil(state.clock().after(MOVING));
        if (vm.status().running()) {
            LabDiskContent content = state.store().of(disk.id());
            vm.checkpoints().keySet().forEach(content::stopTracking);
        }
    }

    private UUID other(Disk disk) {
        DataCentre dc = state.dataCentre();
        return dc.storageDomains().keySet().stream()
                .filter(id -> !disk.storageDomain().equals(Optional.of(id)))
                .findFirst()
                .orElseGet(() -> {
                    var domain = new StorageDomain(UUID.randomUUID(), "data2", "data", "nfs", 100L << 30, 0, false);
                    dc.add(domain);
                    return domain.id();
                });
    }
}
