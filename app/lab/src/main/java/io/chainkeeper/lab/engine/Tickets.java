package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.imageio.TicketSpec;
import io.chainkeeper.lab.imageio.TicketState;
import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupKind;
import io.chainkeeper.lab.model.BackupMode;
import io.chainkeeper.lab.model.Snapshot;
import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.model.TransferDirection;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.storage.DiskView;
import io.chainkeeper.lab.storage.Frozen;
import io.chainkeeper.lab.storage.LabDiskContent;
import io.chainkeeper.lab.storage.Layer;
import io.chainkeeper.lab.trouble.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// The engine's dealings with the image server: which bytes a transfer may touch.
final class Tickets {
    /// A transfer that may lie unused for ever still gives up on a silent connection.
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

    private final EngineState state;

    Tickets(EngineState state) {
        this.state = state;
    }

    /// Opens a ticket for a transfer.
    ///
    /// @return whether there is one now; not, when the disk's changes are asked for and its bitmap is missing
    boolean open(Transfer transfer) {
        Optional<TicketSpec> spec = spec(transfer);
        transfer.ticket(spec.map(state.images()::addTicket));
        return spec.isPresent();
    }

    /// How a transfer's ticket is doing.
    Optional<TicketState> state(Transfer transfer) {
        return transfer.ticket().flatMap(state.images()::ticket);
    }

    /// Takes a transfer's ticket away, if it has one.
    void close(Transfer transfer) {
        transfer.ticket().ifPresent(state.images()::removeTicket);
        transfer.ticket(Optional.empty());
    }

    /// The size of what a transfer moves, in bytes.
    long size(Transfer transfer) {
        return state.store().has(transfer.disk())
                ? state.store().of(transfer.disk()).size()
                : 0;
    }

    private Optional<TicketSpec> spec(Transfer transfer) {
        Duration silence = transfer.inactivity().isZero() ? LONGEST_SILENCE : transfer.inactivity();
        var request = transfer.request();
        if (request.backup().isPresent()) {
            return ofBackup(transfer, request.backup().get(), silence);
        }
        if (request.snapshot().isPresent()) {
            return snapshotView(request.snapshot().get(), transfer.disk(), request.shallow())
                    .map(view -> new TicketSpec(view, TicketSpec.Mode.READ, Optional.empty(), view.size(), silence));
        }
        if (!state.store().has(transfer.disk())) {
            return Optional.empty();
        }
        LabDiskContent disk = state.store().of(transfer.disk());
        return Optional.of(
                request.direction() == TransferDirection.UPLOAD
                        ? TicketSpec.upload(disk, silence)
                        : new TicketSpec(disk, TicketSpec.Mode.READ, Optional.empty(), disk.size(), silence));
    }

    private Optional<TicketSpec> ofBackup(Transfer transfer, UUID backupId, Duration silence) {
        Backup backup = state.dataCentre().backups().get(backupId);
        Optional<Frozen> view = state.views().of(backupId, transfer.disk());
        boolean sourceGone = backup != null && backup.kind() == BackupKind.LIVE && backup.doomed();
        if (backup == null || view.isEmpty() || sourceGone) {
            return Optional.empty();
        }
        if (backup.disks().get(transfer.disk()) != BackupMode.INCREMENTAL) {
            return Optional.of(TicketSpec.download(view.get(), Optional.empty(), silence));
        }
        // The engine goes by its records; only here is it seen whether the bitmap is really there.
        Optional<UUID> from = backup.fromCheckpoint();
        boolean broken = state.strikes(Trouble.IncrementalRefused.class)
                || from.flatMap(view.get()::dirtySince).isEmpty();
        return broken ? Optional.empty() : Optional.of(TicketSpec.download(view.get(), from, silence));
    }

    private Optional<DiskView> snapshotView(UUID volume, UUID disk, boolean shallow) {
        Optional<Snapshot> snapshot = snapshotWith(volume, disk);
        Optional<Frozen> view = snapshot.flatMap(s -> state.views().of(holder(s), disk));
        return view.map(moment -> shallow ? layer(moment, below(snapshot.get(), disk)) : moment);
    }

    /// The snapshot on which another one lies.
    private Optional<Snapshot> below(Snapshot snapshot, UUID disk) {
        return VolumesResource.snapshots(state.dataCentre(), disk)
                .takeWhile(s -> !s.id().equals(snapshot.id()))
                .reduce((first, second) -> second);
    }

    private static DiskView layer(Frozen moment, Optional<Snapshot> below) {
        return below.flatMap(s -> moment.dirtySince(s.id()))
                .<DiskView>map(changed -> new Layer(moment, changed))
                .orElse(moment);
    }

    /// The snapshot that a volume of a disk belongs to.
    Optional<Snapshot> snapshotWith(UUID volume, UUID disk) {
        for (Vm vm : state.dataCentre().vms().values()) {
            for (Snapshot snapshot : vm.snapshots().values()) {
                if (snapshot.disks().contains(disk) && snapshot.volume(disk).equals(volume)) {
                    return Optional.of(snapshot);
                }
            }
        }
        return Optional.empty();
    }

    private static UUID holder(Snapshot snapshot) {
        return snapshot.backup().orElse(snapshot.id());
    }
}
