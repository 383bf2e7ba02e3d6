package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.BackupPhase;
import io.chainkeeper.lab.model.Checkpoint;
import io.chainkeeper.lab.model.CompatibilityLevel;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Snapshot;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.trouble.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Moves backups from phase to phase when somebody looks and their time has come.
///
/// | kind | way |
/// |---|---|
/// | hybrid | starting → ready → finalizing → succeeded |
/// | live | initializing → starting → ready → finalizing → succeeded |
/// | cold | initializing → ready → finalizing → succeeded |
///
/// Each may end in failed instead.
final class BackupPhases {
    /// Who the engine's events say did it.
    static final String USER = "admin@internal-authz";

    private static final Duration SNAPSHOT = Duration.ofSeconds(10);
    private static final Duration PREPARE = Duration.ofSeconds(4);
    private static final Duration NOTICE_STOP = Duration.ofSeconds(2);
    private static final Duration MERGE = Duration.ofSeconds(6);
    private static final int SLOW = 10;

    private final EngineState state;
    private final Moments moments;

    BackupPhases(EngineState state, Moments moments) {
        this.state = state;
        this.moments = moments;
    }

    /// How long the first phase of a backup takes on a real engine.
    static Duration startTime(Backup backup) {
        return backup.kind() == BackupKind.HYBRID ? SNAPSHOT : PREPARE;
    }

    /// Lets a backup move on as far as its time has come; by look, one phase.
    void look(Backup backup) {
        boolean moved = step(backup);
        while (moved && !state.clock().byLook()) {
            moved = step(backup);
        }
    }

    private boolean step(Backup backup) {
        Instant now = state.now();
        if (backup.phase().ended() || now.isBefore(backup.due())) {
            return false;
        }
        return switch (backup.phase()) {
            case INITIALIZING -> {
                if (backup.kind() == BackupKind.LIVE) {
                    backup.enter(BackupPhase.STARTING, now, after(backup, PREPARE));
                } else {
                    ready(backup, now);
                }
                yield true;
            }
            case STARTING -> {
                ready(backup, now);
                yield true;
            }
            case READY -> backup.stopRequested() && finalizing(backup);
            case FINALIZING -> {
                end(backup, now);
                yield true;
            }
            case SUCCEEDED, FAILED -> false;
        };
    }

    /// When a phase that begins with this backup's last due moment is over; so that a late look does not stretch it.
    private Instant after(Backup backup, Duration realistic) {
        return backup.due().plus(state.clock().scaled(realistic));
    }

    private void ready(Backup backup, Instant now) {
        if (backup.doomed()) {
            fail(backup);
            return;
        }
        Vm vm = vm(backup);
        backup.snapshot().ifPresent(s -> {
            vm.snapshots().computeIfPresent(s, (id, snapshot) -> snapshot.usable());
            String text =
                    "Snapshot '" + Snapshot.OF_BACKUP + "' creation for VM '" + vm.name() + "' has been completed.";
            log(EventKind.SNAPSHOT_CREATED, text, backup);
            warn(backup, vm);
        });
        makeCheckpoint(backup, vm, now);
        showModes(backup, vm);
        backup.enter(BackupPhase.READY, now, now);
        moments.reached(Moment.READY, vm);
    }

    /// A snapshot that failed half-way and is used all the same: the backup gets ready as if nothing had been.
    private void warn(Backup backup, Vm vm) {
        if (backup.snapshotDoubtful()) {
            String text = "Possible failure while creating snapshot '" + Snapshot.OF_BACKUP + "' for VM '" + vm.name()
                    + "'. The snapshot may be inconsistent.";
            log(EventKind.SNAPSHOT_DOUBTFUL, text, backup);
        }
    }

    /// A hybrid backup always makes a checkpoint, even one that holds no disk; the others only with a qcow2 disk.
    private void makeCheckpoint(Backup backup, Vm vm, Instant now) {
        List<UUID> tracked = backup.disks().keySet().stream()
                .filter(d -> isTracked(d, backup.newCheckpoint()))
                .toList();
        boolean wanted = backup.kind() == BackupKind.HYBRID
                || !tracked.isEmpty() && compat(vm).atLeast(4, 5);
        if (wanted) {
            Optional<UUID> parent = vm.checkpoints().keySet().stream().reduce((first, second) -> second);
            Checkpoint checkpoint =
                    new Checkpoint(backup.newCheckpoint(), backup.description(), now, parent, tracked, false);
            vm.checkpoints().put(checkpoint.id(), checkpoint);
            backup.toCheckpoint(Optional.of(checkpoint.id()));
        }
    }

    private boolean isTracked(UUID disk, UUID checkpoint) {
        return state.store().has(disk) && state.store().of(disk).tracks(checkpoint);
    }

    private void showModes(Backup backup, Vm vm) {
        if (compat(vm).atLeast(4, 5)) {
            backup.disks().forEach((id, mode) -> disk(id).ifPresent(d -> d.backupMode(Optional.of(mode))));
        }
    }

    /// Notes that a client wants the backup to end.
    ///
    /// @throws Refusal as the engine refuses, by phase
    void requestStop(Backup backup) {
        DataCentre dc = state.dataCentre();
        String which = "VM '" + backup.vm() + "' backup '" + backup.id() + "'";
        if (backup.phase() == BackupPhase.FINALIZING || backup.phase().ended()) {
            throw Refusal.bad(
                    which + " is already in '" + shown(backup.phase()) + "' phase, no need to stop the backup again");
        }
        if (backup.stopRequested()) {
            throw Refusal.bad(which + " was already stopped, no need to stop the backup again");
        }
        boolean moving = dc.transfers().values().stream()
                .anyMatch(t -> t.request().backup().equals(Optional.of(backup.id()))
                        && !t.phase().ended());
        if (moving) {
            throw Refusal.conflict(
                    "Cannot stop VM backup. There is an active image transfer for VM backup " + backup.id() + ".");
        }
        backup.requestStop();
        if (backup.kind() == BackupKind.HYBRID) {
            stopHybrid(backup);
        } else {
            stopOther(backup);
        }
        moments.reached(Moment.FINALIZING, vm(backup));
    }

    private void stopHybrid(Backup backup) {
        if (backup.phase() == BackupPhase.READY) {
            backup.due(state.clock().after(NOTICE_STOP));
        }
        log(
                EventKind.BACKUP_STOPPED,
                "Backup " + backup.id() + " for VM " + vm(backup).name() + " stopped.",
                backup);
    }

    private void stopOther(Backup backup) {
        BackupPhase phase = backup.phase();
        if (phase != BackupPhase.READY) {
            backup.doom();
            backup.enter(BackupPhase.FINALIZING, state.now(), state.clock().after(NOTICE_STOP));
            throw Refusal.bad("Backup '" + backup.id() + "' is in '" + shown(phase)
                    + "' phase, premature backup stop was initiated.");
        }
        log(
                EventKind.BACKUP_FINALIZED,
                "Backup " + backup.id() + " for VM " + vm(backup).name() + " finalized.",
                backup);
        backup.enter(BackupPhase.FINALIZING, state.now(), state.clock().after(NOTICE_STOP));
    }

    private static String shown(BackupPhase phase) {
        return phase.name().charAt(0) + phase.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    private boolean finalizing(Backup backup) {
        Duration merge = backup.slowMerge() ? MERGE.multipliedBy(SLOW) : MERGE;
        Instant done = after(backup, merge);
        Vm vm = vm(backup);
        backup.snapshot().ifPresent(s -> {
            vm.snapshots().computeIfPresent(s, (id, snapshot) -> snapshot.leaving(done));
            String text = "Snapshot '" + Snapshot.OF_BACKUP + "' deletion for VM '" + vm.name() + "' was initiated by "
                    + USER + ".";
            log(EventKind.SNAPSHOT_DELETING, text, backup);
        });
        backup.enter(BackupPhase.FINALIZING, state.now(), done);
        return true;
    }

    private void end(Backup backup, Instant now) {
        if (backup.doomed()) {
            fail(backup);
            return;
        }
        Vm vm = vm(backup);
        if (backup.mergeFails()) {
            leaveSnapshot(backup, vm);
        } else {
            dropSnapshot(backup, vm);
        }
        state.views().release(backup.id());
        backup.enter(BackupPhase.SUCCEEDED, now, now);
        endJob(backup, true);
        if (backup.kind() != BackupKind.HYBRID) {
            backup.disks().keySet().forEach(d -> disk(d).ifPresent(x -> x.backupMode(Optional.empty())));
        }
        String text = "Backup " + backup.id() + " for VM " + vm.name() + " completed successfully.";
        log(EventKind.BACKUP_SUCCEEDED, text, backup);
    }

    private void leaveSnapshot(Backup backup, Vm vm) {
        backup.snapshot().ifPresent(s -> vm.snapshots().computeIfPresent(s, (id, snapshot) -> snapshot.usable()));
        String failed = "Failed to delete snapshot '" + Snapshot.OF_BACKUP + "' for VM '" + vm.name() + "'.";
        log(EventKind.SNAPSHOT_DELETE_FAILED, failed, backup);
        String text = "Possible failure while removing the snapshot that was created for backup " + backup.id()
                + " of VM " + vm.name() + ".";
        log(EventKind.SNAPSHOT_LEFT_BEHIND, text, backup);
    }

    private void dropSnapshot(Backup backup, Vm vm) {
        backup.snapshot().ifPresent(s -> {
            vm.snapshots().remove(s);
            String text =
                    "Snapshot '" + Snapshot.OF_BACKUP + "' deletion for VM '" + vm.name() + "' has been completed.";
            log(EventKind.SNAPSHOT_DELETED, text, backup);
        });
        backup.snapshot(Optional.empty());
    }

    /// The engine has lost the command behind a backup: it fails, and its snapshot stays where it is.
    void abandon(Backup backup) {
        Vm vm = vm(backup);
        String text = "Backup " + backup.id() + " for VM " + vm.name() + " failed, as it is no longer monitored.";
        log(EventKind.BACKUP_UNMONITORED, text, backup);
        backup.snapshot().ifPresent(s -> vm.snapshots().computeIfPresent(s, (id, snapshot) -> snapshot.usable()));
        end(backup, vm);
    }

    /// Ends a backup badly. One that is doomed may lose the VM's checkpoints, as when libvirt can't define them again.
    private void fail(Backup backup) {
        Vm vm = vm(backup);
        if (backup.losesChain()) {
            List.copyOf(vm.checkpoints().keySet()).forEach(c -> loseCheckpoint(vm, c));
            String text = "Incremental backup " + backup.id() + " for VM " + vm.name()
                    + " failed. Full backup is now needed.";
            log(EventKind.BACKUP_NEEDS_FULL, text, backup);
        }
        backup.snapshot().ifPresent(vm.snapshots()::remove);
        end(backup, vm);
        log(EventKind.BACKUP_FAILED, "Backup " + backup.id() + " for VM " + vm.name() + " failed.", backup);
    }

    /// A hybrid backup that was ready keeps its checkpoint whatever becomes of it.
    private void end(Backup backup, Vm vm) {
        state.views().release(backup.id());
        if (backup.kind() != BackupKind.HYBRID || backup.toCheckpoint().isEmpty()) {
            loseCheckpoint(vm, backup.newCheckpoint());
            letGo(backup);
        }
        backup.snapshot(Optional.empty());
        backup.enter(BackupPhase.FAILED, state.now(), state.now());
        endJob(backup, false);
    }

    /// Lets go of the disks' moments and of the new bitmaps.
    void letGo(Backup backup) {
        state.views().release(backup.id());
        backup.disks().keySet().forEach(d -> stopTracking(d, backup.newCheckpoint()));
    }

    /// Removes a checkpoint and its bitmaps; what hung on it hangs on its parent from now on.
    void loseCheckpoint(Vm vm, UUID id) {
        Checkpoint gone = vm.checkpoints().remove(id);
        vm.attachments().keySet().forEach(d -> stopTracking(d, id));
        if (gone != null) {
            vm.checkpoints()
                    .replaceAll((key, c) -> c.parent().equals(Optional.of(id)) ? c.withParent(gone.parent()) : c);
        }
    }

    private void stopTracking(UUID disk, UUID checkpoint) {
        if (state.store().has(disk)) {
            state.store().of(disk).stopTracking(checkpoint);
        }
    }

    private void endJob(Backup backup, boolean well) {
        backup.job()
                .ifPresent(j -> state.dataCentre().jobs().computeIfPresent(j, (id, job) -> job.end(state.now(), well)));
    }

    private CompatibilityLevel compat(Vm vm) {
        return state.dataCentre().compatOf(vm);
    }

    private Optional<Disk> disk(UUID id) {
        return Optional.ofNullable(state.dataCentre().disks().get(id));
    }

    /// A VM can't be removed while it is backed up.
    private Vm vm(Backup backup) {
        return state.vm(backup.vm()).orElseThrow(() -> new IllegalStateException("VM of backup " + backup.id()));
    }

    private void log(EventKind kind, String text, Backup backup) {
        state.log(kind, text, backup.correlationId(), backup.vm());
    }
}
