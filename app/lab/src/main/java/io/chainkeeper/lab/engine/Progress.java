package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Backup;
import io.chainkeeper.lab.model.BackupPhase;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.model.TransferPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Lets time pass for everything at once, before each request; and forgets what ended long ago.
final class Progress {
    private static final Duration KEEP_GOOD = Duration.ofMinutes(15);
    private static final Duration KEEP_BAD = Duration.ofMinutes(30);
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final EngineState state;
    private final BackupPhases backups;
    private final TransferPhases transfers;
    private final VmLife life;
    private final DiskMaking making;

    private final SnapshotsResource snapshots;
    private final Outages outages;

    Progress(
            EngineState state,
            BackupPhases backups,
            TransferPhases transfers,
            VmLife life,
            DiskMaking making,
            SnapshotsResource snapshots,
            Outages outages) {
        this.snapshots = snapshots;
        this.outages = outages;
        this.state = state;
        this.backups = backups;
        this.transfers = transfers;
        this.life = life;
        this.making = making;
    }

    /// Brings everything up to the present, before a request is served. By look each thing waits for its own look;
    /// only a client that cleans up is not made to look at what is ending anyway.
    void pass(Request request) {
        boolean cleansUp = request.method().equals("DELETE")
                || request.path().endsWith("/finalize")
                || request.path().endsWith("/cancel");
        if (state.clock().byLook() && cleansUp) {
            stepWhatEnds();
        }
        if (state.clock().byLook()
                && request.method().equals("POST")
                && request.path().endsWith("/backups")) {
            // Who only asks for a backup again and again must get it once a disk has been moved.
            state.dataCentre().disks().values().forEach(making::look);
        }
        pass();
    }

    private void stepWhatEnds() {
        DataCentre dc = state.dataCentre();
        dc.transfers().values().stream().filter(t -> !t.phase().open()).toList().forEach(transfers::look);
        dc.backups().values().stream()
                .filter(b -> b.phase() == BackupPhase.FINALIZING)
                .toList()
                .forEach(backups::look);
    }

    /// Brings everything up to the present.
    void pass() {
        DataCentre dc = state.dataCentre();
        if (!state.clock().byLook()) {
            List.copyOf(dc.transfers().values()).forEach(transfers::look);
            List.copyOf(dc.backups().values()).forEach(backups::look);
            dc.vms().values().forEach(life::look);
            dc.disks().values().forEach(making::look);
            dc.vms().values().forEach(vm -> List.copyOf(vm.snapshots().values()).forEach(s -> snapshots.look(vm, s)));
        }
        outages.pass(dc);
        Instant now = state.now();
        dc.backups().values().removeIf(b -> forgotten(b, now));
        dc.transfers().values().removeIf(t -> forgotten(t, now));
    }

    private boolean forgotten(Backup backup, Instant now) {
        return backup.phase().ended()
                && older(backup.modified(), now, backup.phase() == BackupPhase.SUCCEEDED ? KEEP_GOOD : KEEP_BAD);
    }

    private boolean forgotten(Transfer transfer, Instant now) {
        boolean good = transfer.phase() == TransferPhase.FINISHED_SUCCESS;
        return transfer.phase().ended() && older(transfer.modified(), now, good ? KEEP_GOOD : KEEP_BAD);
    }

    /// By look records stay as long as on a real engine; else their time is scaled as all others, and a minute at
    /// least.
    private boolean older(Instant ended, Instant now, Duration limit) {
        Duration scaled = state.clock().byLook() ? limit : state.clock().scaled(limit);
        return Duration.between(ended, now).compareTo(scaled.compareTo(LEAST) < 0 ? LEAST : scaled) > 0;
    }
}
