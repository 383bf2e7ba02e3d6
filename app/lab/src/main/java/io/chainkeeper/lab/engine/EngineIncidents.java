package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Host;
import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.model.TransferPhase;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.model.VmStatus;
import java.util.List;

/// What befalls the engine and its host.
final class EngineIncidents {
    private final EngineState state;
    private final Sessions sessions;
    private final Outages outages;
    private final BackupPhases backups;
    private final TransferPhases transfers;
    private final GuestIncidents guests;

    EngineIncidents(
            EngineState state,
            Sessions sessions,
            Outages outages,
            BackupPhases backups,
            TransferPhases transfers,
            GuestIncidents guests) {
        this.state = state;
        this.sessions = sessions;
        this.outages = outages;
        this.backups = backups;
        this.transfers = transfers;
        this.guests = guests;
    }

    boolean hostUp() {
        return state.dataCentre().hostUp().isPresent();
    }

    /// Sessions are lost; the commands behind backups and transfers are kept and go on.
    void restart() {
        sessions.closeAll();
        outages.engineGoes();
    }

    /// The engine was away longer than its tickets live and has lost the commands.
    void forget() {
        restart();
        DataCentre dc = state.dataCentre();
        open().forEach(t -> transfers.stop(t, EventKind.TRANSFER_TICKET_MISSING, "missing transfer ticket"));
        dc.backups().values().stream().filter(b -> !b.phase().ended()).forEach(backups::abandon);
    }

    private List<Transfer> open() {
        return state.dataCentre().transfers().values().stream()
                .filter(t -> t.phase() == TransferPhase.TRANSFERRING)
                .toList();
    }

    /// Whatever ran on the host dies with it, and nothing there answers any more.
    void hostDown() {
        DataCentre dc = state.dataCentre();
        Host host = dc.hostUp().orElseThrow();
        outages.hostGoes(host, dc);
        open().forEach(t -> {
            t.ticket().ifPresent(state.images()::silenceTicket);
            transfers.stopKeepingTicket(t, EventKind.TRANSFER_TICKET_MISSING, "missing transfer ticket");
        });
        List<Vm> running = dc.vms().values().stream()
                .filter(vm -> vm.status() == VmStatus.UP)
                .toList();
        running.forEach(guests::crash);
    }
}
