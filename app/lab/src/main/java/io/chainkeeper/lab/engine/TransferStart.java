package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.engine.xml.Element;
import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupPhase;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.DiskFormat;
import io.chainkeeper.lab.model.DiskStatus;
import io.chainkeeper.lab.model.DiskStorage;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Host;
import io.chainkeeper.lab.model.Role;
import io.chainkeeper.lab.model.TimeoutPolicy;
import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.model.TransferDirection;
import io.chainkeeper.lab.model.TransferRequest;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import io.chainkeeper.lab.model.Words;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import io.chainkeeper.lab.trouble.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Begins an image transfer, or says why not.
final class TransferStart {
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final long DEFAULT_INACTIVITY_SECONDS = 60;
    private static final String CANNOT = "Cannot transfer Virtual Disk";

    private final EngineState state;
    private final DiskLocks locks;
    private final Tickets tickets;
    private final TransferXml xml;
    private final BackupPhases backups;
    private final DiskMaking making;

    TransferStart(
            EngineState state,
            DiskLocks locks,
            Tickets tickets,
            TransferXml xml,
            BackupPhases backups,
            DiskMaking making) {
        this.state = state;
        this.locks = locks;
        this.tickets = tickets;
        this.xml = xml;
        this.backups = backups;
        this.making = making;
    }

    Answer start(Request request) {
        Element wanted = request.content();
        Disk disk = disk(wanted);
        making.look(disk);
        TransferRequest asked = read(wanted, disk);
        check(asked, disk);
        UUID host = Inputs.idOf(wanted, "host")
                .filter(state.dataCentre().hosts()::containsKey)
                .or(() -> state.dataCentre().hostUp().map(Host::id))
                .or(() -> state.dataCentre().hosts().keySet().stream().findFirst())
                .orElseThrow(() -> Refusal.conflict(CANNOT + ". There is no active host in the Data Center."));
        Transfer transfer = new Transfer(
                UUID.randomUUID(),
                asked,
                host,
                request.correlationId(),
                state.now(),
                state.clock().after(TIME));
        state.dataCentre().transfers().put(transfer.id(), transfer);
        String text = "Image " + Words.of(asked.direction()) + " with disk " + disk.alias() + " was initiated by "
                + BackupPhases.USER + ".";
        state.log(EventKind.TRANSFER_STARTED, text, request.correlationId());
        return Answer.created(xml.of(transfer));
    }

    private Disk disk(Element wanted) {
        var disks = state.dataCentre().disks();
        Optional<UUID> volume = Inputs.idOf(wanted, "snapshot");
        if (volume.isPresent()) {
            return disks.values().stream()
                    .filter(d -> tickets.snapshotWith(volume.get(), d.id()).isPresent())
                    .findFirst()
                    .orElseThrow(() -> Refusal.bad(CANNOT + ". VM's Snapshot does not exist."));
        }
        UUID id = Inputs.idOf(wanted, "disk")
                .or(() -> Inputs.idOf(wanted, "image"))
                .orElseThrow(() -> Refusal.incomplete("ImageTransfer [disk.id|snapshot.id] required for add"));
        Disk disk = disks.get(id);
        if (disk == null) {
            throw Refusal.bad(CANNOT + ". The specified disk does not exist.");
        }
        return disk;
    }

    private static TransferRequest read(Element wanted, Disk disk) {
        long seconds = Inputs.number(wanted, "inactivity_timeout").orElse(DEFAULT_INACTIVITY_SECONDS);
        Optional<DiskFormat> format = Inputs.word(DiskFormat.class, wanted, "format");
        return new TransferRequest(
                disk.id(),
                Inputs.word(TransferDirection.class, wanted, "direction").orElse(TransferDirection.UPLOAD),
                Inputs.idOf(wanted, "backup"),
                Inputs.idOf(wanted, "snapshot"),
                format.map(f -> f == DiskFormat.RAW).orElse(disk.format() == DiskFormat.RAW),
                Inputs.flag(wanted, "shallow").orElse(false),
                Duration.ofSeconds(seconds),
                Inputs.word(TimeoutPolicy.class, wanted, "timeout_policy").orElse(TimeoutPolicy.LEGACY));
    }

    private void check(TransferRequest asked, Disk disk) {
        if (state.strikes(Happening.PERMISSION_MISSING, Moment.TRANSFERRING)
                || !state.dataCentre().role().allows(Role.EDIT)) {
            throw Refusal.forbidden();
        }
        if (state.strikes(Trouble.DiskLocked.class)) {
            throw locked(disk);
        }
        if (disk.storage() != DiskStorage.IMAGE) {
            throw Refusal.bad(CANNOT + ". The storage type of the disk is not supported.");
        }
        if (asked.backup().isPresent()) {
            checkBackup(asked, asked.backup().get());
        }
        boolean oneLayer = asked.shallow() && asked.snapshot().isEmpty();
        if (!asked.raw() || oneLayer) {
            // The real engine would serve the volume's own file here; the lab keeps guest data, not volumes.
            throw Refusal.bad(CANNOT + ". Only whole disks in format raw can be transferred here.");
        }
        if (disk.status() == DiskStatus.ILLEGAL) {
            throw Refusal.internal(CANNOT + ". The following disks are illegal: " + disk.alias() + ".");
        }
        if (!state.dataCentre().openTransfers(disk.id()).isEmpty()) {
            throw Refusal.conflict(CANNOT + ". Disk " + disk.alias() + " is being transferred.");
        }
        boolean viewOnly = asked.backup().isPresent() || asked.snapshot().isPresent();
        if (viewOnly ? locks.heldBesidesBackups(disk) : locks.held(disk)) {
            throw locked(disk);
        }
        if (!viewOnly) {
            checkUnplugged(disk);
        }
    }

    private void checkBackup(TransferRequest asked, UUID id) {
        Backup backup = state.dataCentre().backups().get(id);
        if (backup == null) {
            throw Refusal.bad(CANNOT + ". The specified VM backup does not exist.");
        }
        if (!asked.raw()) {
            throw Refusal.bad(CANNOT + ". The specified format is not applicable for VM backup.");
        }
        if (!state.clock().byLook()) {
            backups.look(backup);
        }
        if (backup.phase() != BackupPhase.READY || backup.stopRequested()) {
            throw Refusal.conflict(CANNOT + ". The VM backup is not in READY phase, backup phase is " + backup.phase()
                    + ". Please try again when the backup is in READY phase.");
        }
        if (!backup.disks().containsKey(asked.disk())) {
            throw Refusal.bad(CANNOT + ". The specified disk is not part of the VM backup.");
        }
        if (asked.direction() != TransferDirection.DOWNLOAD) {
            throw Refusal.bad(CANNOT + ". A VM backup can only be downloaded.");
        }
    }

    private void checkUnplugged(Disk disk) {
        DataCentre dc = state.dataCentre();
        List<Vm> running = dc.vmsWith(disk.id()).stream()
                .filter(vm -> vm.status() != VmStatus.DOWN)
                .filter(vm -> vm.hasActive(disk.id()))
                .toList();
        if (!running.isEmpty()) {
            String names = running.stream().map(Vm::name).collect(Collectors.joining(", "));
            throw Refusal.conflict(
                    CANNOT + ". The disk " + disk.alias() + " is plugged to non-Down VMs: " + names + ".");
        }
    }

    private static Refusal locked(Disk disk) {
        return Refusal.conflict(
                CANNOT + ": The following disks are locked: " + disk.alias() + ". Please try again in a few minutes.");
    }
}
