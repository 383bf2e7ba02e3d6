package io.chainkeeper.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ovirt.engine.sdk4.builders.BackupBuilder;
import org.ovirt.engine.sdk4.builders.DiskBuilder;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.services.VmService;
import org.ovirt.engine.sdk4.types.DiskBackup;

/// Backups and the checkpoints they leave.
final class Backups {
    private final SystemService system;

    Backups(SystemService system) {
        this.system = system;
    }

    private VmService vm(UUID id) {
        return system.vmsService().vmService(id.toString());
    }

    /// Sends bare disk ids: a whole disk with a LUN in it breaks the engine's mapper. Never a to-checkpoint: the
    /// engine would keep it, wrong.
    Backup start(BackupRequest wanted) throws EngineException {
        BackupBuilder backup = new BackupBuilder()
                .id(wanted.backup().toString())
                .disks(wanted.disks().stream()
                        .map(disk -> new DiskBuilder().id(disk.toString()))
                        .toArray(DiskBuilder[]::new));
        if (!wanted.description().isEmpty()) {
            backup.description(wanted.description());
        }
        wanted.fromCheckpoint().ifPresent(from -> backup.fromCheckpointId(from.toString()));
        var request = vm(wanted.vm()).backupsService().add().backup(backup);
        if (wanted.requireConsistency()) {
            // Hybrid backups drop the demand, so it takes one of the older kind.
            request.requireConsistency(true).query("legacy", "true");
        }
        return Calls.read(
                Operation.of("start backup", wanted.correlationId()),
                request,
                root -> BackupXml.backup(root, wanted.vm()));
    }

    Optional<Backup> backup(UUID vm, UUID backup) throws EngineException {
        return Calls.find(
                Operation.of("read backup"),
                vm(vm).backupsService().backupService(backup.toString()).get(),
                root -> BackupXml.backup(Fields.asked(root, backup), vm));
    }

    List<Backup> backups(UUID vm) throws EngineException {
        return Calls.read(
                Operation.of("list backups"),
                vm(vm).backupsService().list(),
                root -> Fields.list(root, "backup", backup -> BackupXml.backup(backup, vm)));
    }

    List<BackupDisk> disks(UUID vm, UUID backup) throws EngineException {
        return Calls.read(
                Operation.of("list disks of backup"),
                vm(vm).backupsService()
                        .backupService(backup.toString())
                        .disksService()
                        .list(),
                root -> Fields.list(root, "disk", DiskXml::ofBackup));
    }

    /// The engine refuses to end what is ending already; to us that is as good as a yes.
    FinalizeAnswer end(UUID vm, UUID backup, String correlationId) throws EngineException {
        var request = vm(vm).backupsService().backupService(backup.toString()).finalize_();
        try {
            boolean there = Calls.act(Operation.of("finalize backup", correlationId), request);
            return there ? FinalizeAnswer.ACCEPTED : FinalizeAnswer.GONE;
        } catch (EngineRefused e) {
            return switch (e.refusal()) {
                case BACKUP_ALREADY_ENDING, BACKUP_ALREADY_STOPPED -> FinalizeAnswer.ALREADY_ENDING;
                case BACKUP_STOPPED_EARLY -> FinalizeAnswer.STOPPED_EARLY;
                default -> throw e;
            };
        }
    }

    List<Checkpoint> checkpoints(UUID vm) throws EngineException {
        return Calls.find(
                        Operation.of("list checkpoints"),
                        vm(vm).checkpointsService().list(),
                        root -> Fields.list(root, "checkpoint", BackupXml::checkpoint))
                .orElse(List.of());
    }

    List<UUID> checkpointDisks(UUID vm, UUID checkpoint) throws EngineException {
        return Calls.read(
                Operation.of("list disks of checkpoint"),
                vm(vm).checkpointsService()
                        .checkpointService(checkpoint.toString())
                        .disksService()
                        .list(),
                root -> Fields.list(root, "disk", Fields::id));
    }

    boolean removeCheckpoint(UUID vm, UUID checkpoint) throws EngineException {
        return Calls.act(
                Operation.of("remove checkpoint"),
                vm(vm).checkpointsService()
                        .checkpointService(checkpoint.toString())
                        .remove());
    }

    List<Snapshot> snapshots(UUID vm) throws EngineException {
        return Calls.find(
                        Operation.of("list snapshots"),
                        vm(vm).snapshotsService().list(),
                        root -> Fields.list(root, "snapshot", BackupXml::snapshot))
                .orElse(List.of());
    }

    /// The engine answers when it begins to merge.
    boolean removeSnapshot(UUID vm, UUID snapshot) throws EngineException {
        return Calls.act(
                Operation.of("remove snapshot"),
                vm(vm).snapshotsService().snapshotService(snapshot.toString()).remove());
    }

    /// Changes of a disk can only be told from then on.
    void enableIncremental(UUID disk) throws EngineException {
        Calls.read(
                Operation.of("enable incremental backup"),
                system.disksService()
                        .diskService(disk.toString())
                        .update()
                        .disk(new DiskBuilder().backup(DiskBackup.INCREMENTAL)),
                root -> root);
    }
}
