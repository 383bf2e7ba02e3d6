package io.chainkeeper.lab.engine;

import io.chainkeeper.lab.imageio.TicketState;
import io.chainkeeper.lab.model.DataCentre;
import io.chainkeeper.lab.model.Disk;
import io.chainkeeper.lab.model.EventKind;
import io.chainkeeper.lab.model.Transfer;
import io.chainkeeper.lab.model.TransferDirection;
import io.chainkeeper.lab.model.TransferPhase;
import io.chainkeeper.lab.model.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Moves image transfers from phase to phase when somebody looks and their time has come.
///
/// `initializing → transferring → finalizing_success → finished_success`; cancelled by a user
/// `cancelled_user → finalizing_cleanup → finished_cleanup → finished_failure`; by the engine
/// `cancelled_system → finalizing_failure → finished_failure`. An upload that does not succeed takes its disk with it.
final class TransferPhases {
    private static final Duration FINALIZE = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final EngineState state;
    private final Tickets tickets;
    private final FullDomains fullDomains;
    /// Downloads of which every byte was seen read at the last look; at the second such look they are ended.
    private final Set<UUID> readWhole = new HashSet<>();

    TransferPhases(EngineState state, Tickets tickets, FullDomains fullDomains) {
        this.state = state;
        this.tickets = tickets;
        this.fullDomains = fullDomains;
    }

    /// Lets a transfer move on as far as its time has come; by look, one phase.
    void look(Transfer transfer) {
        boolean moved = step(transfer);
        while (moved && !state.clock().byLook()) {
            moved = step(transfer);
        }
    }

    private boolean step(Transfer transfer) {
        Instant now = state.now();
        if (now.isBefore(transfer.due())) {
            return false;
        }
        return switch (transfer.phase()) {
            case INITIALIZING -> open(transfer);
            case RESUMING -> enter(transfer, TransferPhase.TRANSFERRING, Duration.ZERO);
            case TRANSFERRING -> watch(transfer, now);
            case CANCELLED_USER -> enter(transfer, TransferPhase.FINALIZING_CLEANUP, STEP);
            case FINALIZING_CLEANUP -> enter(transfer, TransferPhase.FINISHED_CLEANUP, Duration.ZERO);
            case FINISHED_CLEANUP -> end(transfer, EventKind.TRANSFER_CANCELLED, "was cancelled");
            case CANCELLED_SYSTEM -> enter(transfer, TransferPhase.FINALIZING_FAILURE, STEP);
            case FINALIZING_FAILURE -> end(transfer, EventKind.TRANSFER_FAILED, "failed");
            case FINALIZING_SUCCESS -> succeed(transfer);
            case PAUSED_SYSTEM, PAUSED_USER, FINISHED_SUCCESS, FINISHED_FAILURE -> false;
        };
    }

    private boolean open(Transfer transfer) {
        boolean hostUp = state.dataCentre().hostUp().isPresent();
        if (hostUp && tickets.open(transfer)) {
            return enter(transfer, TransferPhase.TRANSFERRING, Duration.ZERO);
        }
        if (hostUp) {
            log(transfer, EventKind.TRANSFER_TICKET_FAILED, "was stopped: failed to create a signed image ticket");
        } else {
            log(transfer, EventKind.TRANSFER_NO_HOST, "was stopped: no suitable host was found");
        }
        return enter(transfer, TransferPhase.CANCELLED_SYSTEM, STEP);
    }

    /// Looks at the ticket: ends a download that was read to the last byte, and does what the policy says about one
    /// that nobody uses.
    private boolean watch(Transfer transfer, Instant now) {
        Optional<TicketState> seen = tickets.state(transfer);
        if (seen.isEmpty()) {
            return false;
        }
        TicketState ticket = seen.get();
        transfer.seen(ticket.transferred(), ticket.active());
        if (wholeTwice(transfer, ticket)) {
            return finish(transfer);
        }
        Duration limit = transfer.inactivity();
        boolean idle = !limit.isZero()
                && !ticket.active()
                && Duration.between(ticket.idleSince(), now).compareTo(limit) > 0;
        return idle && giveUp(transfer);
    }

    private boolean wholeTwice(Transfer transfer, TicketState ticket) {
        boolean whole = transfer.request().direction() == TransferDirection.DOWNLOAD
                && !ticket.active()
                && ticket.transferred() == tickets.size(transfer);
        if (!whole) {
            readWhole.remove(transfer.id());
            return false;
        }
        return !readWhole.add(transfer.id());
    }

    /// Does with a transfer what its policy says of one that nobody uses.
    boolean giveUp(Transfer transfer) {
        boolean download = transfer.request().direction() == TransferDirection.DOWNLOAD;
        return switch (transfer.request().policy()) {
            case LEGACY ->
                download
                        ? cancelIdle(transfer, EventKind.DOWNLOAD_CANCELLED_INACTIVE)
                        : pauseIdle(transfer, EventKind.UPLOAD_PAUSED_INACTIVE);
            case PAUSE -> pauseIdle(transfer, EventKind.TRANSFER_PAUSED_BY_POLICY);
            case CANCEL -> cancelIdle(transfer, EventKind.TRANSFER_CANCELLED_BY_POLICY);
        };
    }

    private boolean cancelIdle(Transfer transfer, EventKind kind) {
        log(transfer, kind, "was cancelled by the system due to inactivity timeout");
        tickets.close(transfer);
        return enter(transfer, TransferPhase.CANCELLED_SYSTEM, STEP);
    }

    private boolean pauseIdle(Transfer transfer, EventKind kind) {
        log(transfer, kind, "was paused by the system due to inactivity timeout");
        tickets.close(transfer);
        enter(transfer, TransferPhase.PAUSED_SYSTEM, Duration.ZERO);
        return false;
    }

    /// The engine stops it: an upload waits for somebody to resume it, a download is over.
    void stop(Transfer transfer, EventKind kind, String why) {
        tickets.close(transfer);
        stopKeepingTicket(transfer, kind, why);
    }

    /// Its ticket was not renewed.
    void stopUnrenewed(Transfer transfer) {
        stop(transfer, EventKind.TRANSFER_RENEWAL_FAILED, "transfer ticket renewal failure");
    }

    /// The same, but the ticket stays where nobody can reach it, until the transfer has ended.
    void stopKeepingTicket(Transfer transfer, EventKind kind, String why) {
        boolean upload = transfer.request().direction() == TransferDirection.UPLOAD;
        log(transfer, kind, "was stopped by system. Reason: " + why);
        enter(transfer, upload ? TransferPhase.PAUSED_SYSTEM : TransferPhase.CANCELLED_SYSTEM, STEP);
    }

    /// The engine has seen that every byte was read, and ends a download on its own.
    void finishReadWhole(Transfer transfer) {
        if (finish(transfer)) {
            succeed(transfer);
        }
    }

    /// A client is done with it. Without effect on one that has ended or is ending.
    boolean finish(Transfer transfer) {
        if (!transfer.phase().open()) {
            return false;
        }
        tickets.close(transfer);
        return enter(transfer, TransferPhase.FINALIZING_SUCCESS, FINALIZE);
    }

    /// A client wants it no more. Without effect on one that has ended or is ending.
    void cancel(Transfer transfer) {
        if (transfer.phase().open()) {
            tickets.close(transfer);
            enter(transfer, TransferPhase.CANCELLED_USER, STEP);
        }
    }

    /// Stops an upload for a while.
    void pause(Transfer transfer) {
        if (transfer.request().direction() == TransferDirection.DOWNLOAD) {
            throw Refusal.bad("Cannot pause image download. Pausing is supported for uploads only.");
        }
        if (transfer.phase() == TransferPhase.TRANSFERRING) {
            tickets.close(transfer);
            enter(transfer, TransferPhase.PAUSED_USER, Duration.ZERO);
            log(transfer, EventKind.TRANSFER_PAUSED_BY_USER, "was paused by " + BackupPhases.USER);
        }
    }

    /// Goes on with a paused one, with a new ticket.
    void resume(Transfer transfer) {
        if (!transfer.phase().paused()) {
            throw Refusal.conflict("Cannot resume image transfer as it's not in a paused state.");
        }
        if (tickets.open(transfer)) {
            enter(transfer, TransferPhase.RESUMING, STEP);
            log(transfer, EventKind.TRANSFER_RESUMED_BY_USER, "was resumed by " + BackupPhases.USER);
        } else {
            enter(transfer, TransferPhase.CANCELLED_SYSTEM, STEP);
        }
    }

    private boolean succeed(Transfer transfer) {
        readWhole.remove(transfer.id());
        log(transfer, EventKind.TRANSFER_SUCCEEDED, "succeeded");
        return enter(transfer, TransferPhase.FINISHED_SUCCESS, Duration.ZERO);
    }

    /// Ends it badly. What an upload left behind is nobody's disk: it is removed, as the engine does.
    private boolean end(Transfer transfer, EventKind kind, String how) {
        readWhole.remove(transfer.id());
        tickets.close(transfer);
        log(transfer, kind, how);
        if (transfer.request().direction() == TransferDirection.UPLOAD) {
            DataCentre dc = state.dataCentre();
            dc.vmsWith(transfer.disk()).forEach(vm -> vm.attachments().remove(transfer.disk()));
            dc.disks().remove(transfer.disk());
            fullDomains.freedBy(transfer.disk());
            state.chores().add(() -> state.store().remove(transfer.disk()));
        }
        return enter(transfer, TransferPhase.FINISHED_FAILURE, Duration.ZERO);
    }

    private boolean enter(Transfer transfer, TransferPhase next, Duration realistic) {
        transfer.enter(next, state.now(), began(transfer).plus(state.clock().scaled(realistic)));
        return true;
    }

    /// When the next phase really began: phases that follow each other by themselves are not stretched by a late look.
    private Instant began(Transfer transfer) {
        boolean waiting = transfer.phase() == TransferPhase.TRANSFERRING
                || transfer.phase().paused();
        return waiting || transfer.due().isAfter(state.now()) ? state.now() : transfer.due();
    }

    private void log(Transfer transfer, EventKind kind, String how) {
        Disk disk = state.dataCentre().disks().get(transfer.disk());
        String alias = disk == null ? transfer.disk().toString() : disk.alias();
        String text = "Image " + Words.of(transfer.request().direction()) + " with disk " + alias + " " + how + ".";
        state.log(kind, text, transfer.correlationId());
    }
}
