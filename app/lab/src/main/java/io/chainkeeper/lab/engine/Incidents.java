package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.model.TransferDirection;
import io.chainkeeper.lab.model.Vm;
import io.chainkeeper.lab.trouble.Happening;
import io.chainkeeper.lab.trouble.Moment;
import java.util.Optional;
import java.util.UUID;

/// Lets happen what was ordered for a moment, if it can happen then. Inside the data centre's lock.
final class Incidents {
    private final EngineState state;
    private final GuestIncidents guests;
    private final DiskIncidents disks;
    private final EngineIncidents engine;
    private final TransferPhases transfers;
    private final FullDomains fullDomains;

    Incidents(
            EngineState state,
            GuestIncidents guests,
            DiskIncidents disks,
            EngineIncidents engine,
            TransferPhases transfers,
            FullDomains fullDomains) {
        this.state = state;
        this.guests = guests;
        this.disks = disks;
        this.engine = engine;
        this.transfers = transfers;
        this.fullDomains = fullDomains;
    }

    /// A backup of this VM has reached a moment.
    void at(Moment moment, Vm vm) {
        happen(moment, Optional.of(vm), Optional.empty());
    }

    /// Somebody asks for bytes with a ticket.
    void used(UUID ticket) {
        Optional<Transfer> transfer = state.dataCentre().transfers().values().stream()
                .filter(t -> t.ticket().equals(Optional.of(ticket)))
                .findFirst();
        transfer.ifPresent(t -> happen(Moment.TRANSFERRING, vmOf(t), transfer));
    }

    private Optional<Vm> vmOf(Transfer transfer) {
        return state.dataCentre().vmsWith(transfer.disk()).stream().findFirst();
    }

    private void happen(Moment moment, Optional<Vm> vm, Optional<Transfer> transfer) {
        state.troubles().take(moment, what -> can(what, vm, transfer)).ifPresent(what -> befall(what, vm, transfer));
    }

    /// Lets something happen to a VM now.
    ///
    /// @throws IllegalStateException when it cannot
    void now(Happening what, Vm vm) {
        if (!can(what, Optional.of(vm), Optional.empty())) {
            throw new IllegalStateException(what.code() + " cannot happen to " + vm.name() + " now");
        }
        befall(what, Optional.of(vm), Optional.empty());
    }

    private void fill(Transfer upload) {
        fullDomains.filledBy(upload.disk());
        upload.ticket().ifPresent(state.images()::failTicket);
    }

    private boolean can(Happening what, Optional<Vm> vm, Optional<Transfer> transfer) {
        return switch (what) {
            case GUEST_OFF, GUEST_CRASHES -> vm.filter(guests::canEnd).isPresent();
            case GUEST_MIGRATES -> vm.filter(guests::canMigrate).isPresent();
            case SNAPSHOT_TAKEN -> vm.filter(disks::snapshotAllowed).isPresent();
            case SNAPSHOT_COMMITTED, DISK_RESIZED, DISK_MOVED ->
                vm.filter(disks::free).isPresent();
            case CHECKPOINT_INVALID ->
                vm.filter(v -> !v.checkpoints().isEmpty()).isPresent();
            case DISK_ADDED -> vm.isPresent();
            case DISK_REMOVED -> vm.filter(disks::hasTwo).isPresent();
            case STORAGE_FULL ->
                transfer.filter(t -> t.request().direction() == TransferDirection.UPLOAD)
                        .isPresent();
            case HOST_DOWN -> engine.hostUp();
            case TRANSFER_IDLE, RENEWAL_FAILS -> transfer.isPresent();
            case ENGINE_RESTARTS, ENGINE_FORGETS -> true;
            // These two are answers to a request: who refuses looks for them.
            case PERMISSION_MISSING, ENGINE_FINALIZES -> false;
        };
    }

    private void befall(Happening what, Optional<Vm> vm, Optional<Transfer> transfer) {
        switch (what) {
            case GUEST_OFF -> vm.ifPresent(guests::shutDown);
            case GUEST_CRASHES -> vm.ifPresent(guests::crash);
            case GUEST_MIGRATES -> vm.ifPresent(guests::migrate);
            case SNAPSHOT_TAKEN -> vm.ifPresent(disks::takeSnapshot);
            case SNAPSHOT_COMMITTED -> vm.ifPresent(disks::commit);
            case CHECKPOINT_INVALID -> vm.ifPresent(disks::invalidate);
            case DISK_ADDED -> vm.ifPresent(disks::add);
            case DISK_REMOVED -> vm.ifPresent(disks::remove);
            case DISK_RESIZED -> vm.ifPresent(disks::resize);
            case DISK_MOVED -> vm.ifPresent(disks::move);
            case STORAGE_FULL -> transfer.ifPresent(this::fill);
            case ENGINE_RESTARTS -> engine.restart();
            case ENGINE_FORGETS -> engine.forget();
            case HOST_DOWN -> engine.hostDown();
            case TRANSFER_IDLE -> transfer.ifPresent(transfers::giveUp);
            case RENEWAL_FAILS -> transfer.ifPresent(transfers::stopUnrenewed);
            case PERMISSION_MISSING, ENGINE_FINALIZES -> throw new IllegalStateException(what + " is an answer");
        }
    }
}
