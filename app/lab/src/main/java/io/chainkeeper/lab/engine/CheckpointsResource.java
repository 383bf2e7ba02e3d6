package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Checkpoint;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Vm;
import java.util.Objects;
import java.util.Optional;

/// A VM's checkpoints, oldest first; any of them may be deleted.
final class CheckpointsResource {
    private final EngineState state;
    private final DiskLocks locks;
    private final BackupPhases phases;
    private final DiskXml diskXml;

    CheckpointsResource(EngineState state, DiskLocks locks, BackupPhases phases, DiskXml diskXml) {
        this.state = state;
        this.locks = locks;
        this.phases = phases;
        this.diskXml = diskXml;
    }

    void offer(Routes routes) {
        routes.get("vms/{vm}/checkpoints", r -> {
            Vm vm = state.vm(r);
            Element list = Element.of("checkpoints");
            vm.checkpoints().values().stream().limit(r.max()).forEach(c -> list.add(BackupXml.of(vm.id(), c)));
            return Answer.ok(list);
        });
        routes.get("vms/{vm}/checkpoints/{checkpoint}", r -> Answer.ok(BackupXml.of(r.id("vm"), checkpoint(r))));
        routes.get("vms/{vm}/checkpoints/{checkpoint}/disks", r -> {
            Element list = Element.of("disks");
            DataCentre dc = state.dataCentre();
            checkpoint(r).disks().stream()
                    .map(dc.disks()::get)
                    .filter(Objects::nonNull)
                    .forEach(d -> list.add(diskXml.bare(d, d.backupMode())));
            return Answer.ok(list);
        });
        routes.delete("vms/{vm}/checkpoints/{checkpoint}", this::delete);
    }

    private Checkpoint checkpoint(Request request) {
        return Optional.ofNullable(state.vm(request).checkpoints().get(request.id("checkpoint")))
                .orElseThrow(NotFound::new);
    }

    private Answer delete(Request request) {
        Vm vm = state.vm(request);
        Checkpoint checkpoint = checkpoint(request);
        DataCentre dc = state.dataCentre();
        if (!dc.runningBackups(vm.id()).isEmpty()) {
            throw Refusal.conflict("Cannot remove VM checkpoint. The VM is during a backup operation.");
        }
        for (var id : checkpoint.disks()) {
            Disk disk = dc.disks().get(id);
            // A disk that was removed since is no longer among the checkpoint's.
            if (disk != null && locks.held(disk)) {
                throw Refusal.conflict("Cannot remove VM checkpoint: The following disks are locked: " + disk.alias()
                        + ". Please try again in a few minutes.");
            }
        }
        phases.loseCheckpoint(vm, checkpoint.id());
        String text = "Checkpoint " + checkpoint.id() + " was deleted for VM " + vm.name() + ".";
        state.log(EventKind.CHECKPOINT_DELETED, text, request.correlationId(), vm.id());
        return Answer.action();
    }
}
