package io.chainkeeper.lab.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One image transfer on the engine. Guarded by the data centre's lock.
public final class Transfer {
    private final UUID id;
    private final TransferRequest request;
    private final UUID host;
    private final String correlationId;
    private TransferPhase phase = TransferPhase.INITIALIZING;
    private Instant due;
    private Instant modified;
    private Optional<UUID> ticket = Optional.empty();
    private long transferred;
    private boolean active;

    /// A transfer that just began.
    ///
    /// @param due when it is ready to move bytes
    public Transfer(UUID id, TransferRequest request, UUID host, String correlationId, Instant created, Instant due) {
        this.id = id;
        this.request = request;
        this.host = host;
        this.correlationId = correlationId;
        this.modified = created;
        this.due = due;
    }

    /// Its id; not the ticket's.
    public UUID id() {
        return id;
    }

    /// What the client asked for.
    public TransferRequest request() {
        return request;
    }

    /// Whose bytes it moves.
    public UUID disk() {
        return request.disk();
    }

    /// The host whose image server moves them.
    public UUID host() {
        return host;
    }

    /// Of the request that began it.
    public String correlationId() {
        return correlationId;
    }

    /// Where it stands.
    public TransferPhase phase() {
        return phase;
    }

    /// When the present phase may pass into the next.
    public Instant due() {
        return due;
    }

    /// When its phase last changed.
    public Instant modified() {
        return modified;
    }

    /// The image server's ticket while there is one.
    public Optional<UUID> ticket() {
        return ticket;
    }

    /// How many bytes the image server saw, as of the last look at its ticket.
    public long transferred() {
        return transferred;
    }

    /// Whether a request was in flight at the last look.
    public boolean active() {
        return active;
    }

    /// How long nobody may use it; zero means for ever.
    public Duration inactivity() {
        return request.inactivity();
    }

    /// Passes into a phase.
    ///
    /// @param now  the present
    /// @param then when the phase after it is due
    public void enter(TransferPhase next, Instant now, Instant then) {
        phase = next;
        modified = now;
        due = then;
    }

    /// Sets or takes away its ticket.
    public void ticket(Optional<UUID> now) {
        ticket = now;
    }

    /// Notes what the image server told.
    public void seen(long bytes, boolean inFlight) {
        transferred = bytes;
        active = inFlight;
    }
}
