package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.BackupPhase;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Vm;
import java.util.List;
import java.util.Optional;

/// A VM's backups: started, watched, finalized.
final class BackupsResource {
    private final EngineState state;
    private final BackupStart start;
    private final BackupPhases phases;
    private final DiskXml diskXml;

    BackupsResource(EngineState state, BackupStart start, BackupPhases phases, DiskXml diskXml) {
        this.state = state;
        this.start = start;
        this.phases = phases;
        this.diskXml = diskXml;
    }

    void offer(Routes routes) {
        routes.get("vms/{vm}/backups", this::list);
        routes.post("vms/{vm}/backups", start::start);
        routes.get("vms/{vm}/backups/{backup}", r -> {
            Backup backup = backup(r);
            phases.look(backup);
            return Answer.ok(BackupXml.of(backup));
        });
        routes.get("vms/{vm}/backups/{backup}/disks", this::disks);
        routes.post("vms/{vm}/backups/{backup}/finalize", r -> {
            phases.requestStop(backup(r));
            return Answer.action();
        });
    }

    private Answer list(Request request) {
        Vm vm = state.vm(request);
        List<Backup> all = state.dataCentre().backups().values().stream()
                .filter(b -> b.vm().equals(vm.id()))
                .limit(request.max())
                .toList();
        Element backups = Element.of("backups");
        for (Backup backup : all) {
            phases.look(backup);
            backups.add(BackupXml.of(backup));
        }
        return Answer.ok(backups);
    }

    /// A hybrid backup shows its disks only from ready on.
    private Answer disks(Request request) {
        Backup backup = backup(request);
        Element disks = Element.of("disks");
        boolean early = backup.kind() == BackupKind.HYBRID
                && (backup.phase() == BackupPhase.STARTING || backup.phase() == BackupPhase.INITIALIZING);
        if (!early) {
            DataCentre dc = state.dataCentre();
            boolean modes = dc.compatOf(state.vm(request)).atLeast(4, 5);
            backup.disks()
                    .forEach((id, mode) -> Optional.ofNullable(dc.disks().get(id))
                            .map(d -> diskXml.bare(d, modes ? Optional.of(mode) : Optional.empty()))
                            .ifPresent(disks::add));
        }
        return Answer.ok(disks);
    }

    private Backup backup(Request request) {
        Vm vm = state.vm(request);
        return Optional.ofNullable(state.dataCentre().backups().get(request.id("backup")))
                .filter(b -> b.vm().equals(vm.id()))
                .orElseThrow(NotFound::new);
    }
}
