package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskStatus;
import io.chainkeeper.lab.model.SnapshotStatus;
import java.util.UUID;
import java.util.stream.Stream;

/// Who holds a disk, derived from what is going on; there is no lock to forget.
///
/// A live or cold backup locks its disks visibly from start to end. A hybrid one locks them silently, and visibly
/// only while its snapshot is made or merged. A transfer locks its disk visibly.
final class DiskLocks {
    private final DataCentre dc;

    DiskLocks(DataCentre dc) {
        this.dc = dc;
    }

    /// Whether the API shows the disk as locked although it is made.
    boolean showsLocked(Disk disk) {
        return !dc.openTransfers(disk.id()).isEmpty()
                || backupsOf(disk.id()).anyMatch(DiskLocks::visibly)
                || snapshotInWork(disk.id());
    }

    /// Whether nobody else may have the disk now: it is in the making, moved, backed up, or transferred.
    boolean held(Disk disk) {
        return disk.status() == DiskStatus.LOCKED
                || backupsOf(disk.id()).findAny().isPresent()
                || !dc.openTransfers(disk.id()).isEmpty()
                || snapshotInWork(disk.id());
    }

    /// The same, but a backup that holds the disk does not count: its own transfers go on.
    boolean heldBesidesBackups(Disk disk) {
        return disk.status() == DiskStatus.LOCKED
                || !dc.openTransfers(disk.id()).isEmpty();
    }

    /// The same, but a hybrid backup that is ready or ends does not count: snapshots are taken beside it.
    boolean heldBesidesHybrid(Disk disk) {
        return disk.status() == DiskStatus.LOCKED
                || backupsOf(disk.id()).anyMatch(b -> b.kind() != BackupKind.HYBRID)
                || snapshotInWork(disk.id());
    }

    private Stream<Backup> backupsOf(UUID disk) {
        return dc.backups().values().stream()
                .filter(b -> !b.phase().ended() && b.disks().containsKey(disk));
    }

    private static boolean visibly(Backup backup) {
        if (backup.kind() != BackupKind.HYBRID) {
            return true;
        }
        return switch (backup.phase()) {
            case INITIALIZING, STARTING, FINALIZING -> true;
            case READY, SUCCEEDED, FAILED -> false;
        };
    }

    private boolean snapshotInWork(UUID disk) {
        return dc.vmsWith(disk).stream()
                .flatMap(vm -> vm.snapshots().values().stream())
                .anyMatch(s -> s.backup().isEmpty()
                        && s.status() == SnapshotStatus.LOCKED
                        && s.disks().contains(disk));
    }
}
