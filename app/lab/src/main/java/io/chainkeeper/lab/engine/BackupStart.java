package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.BackupMode;
import io.chainkeeper.lab.model.Checkpoint;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.GuestAgent;
import io.chainkeeper.lab.model.Host;
import io.chainkeeper.lab.model.Job;
import io.chainkeeper.lab.model.Snapshot;
import io.chainkeeper.lab.model.SnapshotStatus;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.storage.Frozen;
import io.chainkeeper.lab.storage.LabDiskContent;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Starts a backup: checks, then holds the disks' moment, all disks before the client gets its answer.
final class BackupStart {
    private final EngineState state;
    private final BackupChecks checks;
    private final BackupPhases phases;
    private final VmLife life;
    private final Moments moments;

    BackupStart(EngineState state, BackupChecks checks, BackupPhases phases, VmLife life, Moments moments) {
        this.state = state;
        this.checks = checks;
        this.phases = phases;
        this.life = life;
        this.moments = moments;
    }

    Answer start(Request request) {
        UUID vmId = request.id("vm");
        Vm vm = state.vm(vmId).orElseThrow(() -> Refusal.noEntity(vmId));
        life.look(vm);
        moments.reached(Moment.START, vm);
        Element wanted = request.content();
        Optional<UUID> id = Inputs.id(wanted);
        String description = wanted.textAt("description").orElse("");
        List<Disk> chosen = checks.disks(vm, wanted);
        checks.state(vm, chosen, id, description);
        BackupKind kind = checks.kind(vm, request.flag("legacy", false, false));
        Optional<UUID> fromId = wanted.textAt("from_checkpoint_id").map(Inputs::uuid);
        fromId.filter(f -> state.strikes(Trouble.LostCheckpoint.class)).ifPresent(f -> phases.loseCheckpoint(vm, f));
        Optional<Checkpoint> from = checks.from(vm, fromId, kind);
        checks.room(chosen, kind);
        Backup backup = new Backup(
                id.orElseGet(UUID::randomUUID),
                vm.id(),
                kind,
                description,
                request.correlationId(),
                state.now(),
                fromId);
        begin(backup, vm, BackupChecks.taken(chosen), from);
        boolean frozen = vm.status() != VmStatus.UP || vm.agent() == GuestAgent.WORKS;
        if (kind == BackupKind.LIVE && !frozen && request.flag("require_consistency", true, false)) {
            backup.spoil();
        }
        moments.reached(Moment.STARTING, vm);
        return Answer.created(BackupXml.of(backup));
    }

    private void begin(Backup backup, Vm vm, List<Disk> disks, Optional<Checkpoint> from) {
        disks.forEach(d -> backup.disks().put(d.id(), mode(d, from)));
        hold(backup, disks);
        moments.held(backup, state.views().of(backup.id()));
        backup.due(state.clock().after(BackupPhases.startTime(backup)));
        if (backup.kind() == BackupKind.HYBRID) {
            takeSnapshot(backup, vm);
            backup.slowMerge(state.strikes(Trouble.SlowMerge.class));
            backup.mergeFails(state.strikes(Trouble.MergeFails.class));
            backup.snapshotDoubtful(state.strikes(Trouble.SnapshotDoubtful.class));
        }
        if (backup.kind() == BackupKind.LIVE) {
            backup.host(state.dataCentre().hostUp().map(Host::id));
        }
        if (state.strikes(Trouble.BackupFails.class)) {
            backup.doom();
        }
        state.dataCentre().backups().put(backup.id(), backup);
        state.log(
                EventKind.BACKUP_STARTED,
                "Backup " + backup.id() + " for VM " + vm.name() + " started (User: " + BackupPhases.USER + ").",
                backup.correlationId(),
                vm.id());
    }

    private static BackupMode mode(Disk disk, Optional<Checkpoint> from) {
        boolean known = from.filter(cp -> cp.disks().contains(disk.id())).isPresent();
        return known && BackupChecks.tracked(disk) ? BackupMode.INCREMENTAL : BackupMode.FULL;
    }

    /// Freezes each disk and, where the disk can have one, starts its new bitmap in the same moment. This is the one
    /// place where the lock is held while files are opened: the moment must lie within the request.
    private void hold(Backup backup, List<Disk> disks) {
        try {
            for (Disk disk : disks) {
                LabDiskContent content = state.store().of(disk.id());
                Frozen view =
                        BackupChecks.tracked(disk) ? content.freezeAndTrack(backup.newCheckpoint()) : content.freeze();
                state.views().keep(backup.id(), disk.id(), view);
            }
        } catch (IOException e) {
            phases.letGo(backup);
            throw new UncheckedIOException(e);
        }
    }

    private void takeSnapshot(Backup backup, Vm vm) {
        var now = state.now();
        Snapshot snapshot = new Snapshot(
                UUID.randomUUID(),
                Snapshot.OF_BACKUP,
                now,
                SnapshotStatus.LOCKED,
                List.copyOf(backup.disks().keySet()),
                Optional.of(backup.id()),
                now,
                false);
        vm.snapshots().put(snapshot.id(), snapshot);
        backup.snapshot(Optional.of(snapshot.id()));
        Job job = new Job(
                UUID.randomUUID(), "Backing up VM " + vm.name(), backup.correlationId(), now, Optional.empty(), false);
        state.dataCentre().jobs().put(job.id(), job);
        backup.job(job.id());
        state.log(
                EventKind.SNAPSHOT_CREATING,
                "Snapshot '" + Snapshot.OF_BACKUP + "' creation for VM '" + vm.name() + "' was initiated by "
                        + BackupPhases.USER + ".",
                backup.correlationId(),
                vm.id());
    }
}
