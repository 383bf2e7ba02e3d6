package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.http.Connection;
import io.chainkeeper.lab.storage.DiskView;
import io.chainkeeper.lab.storage.LabDiskContent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A permission to move one disk's bytes, and how it is being used. Safe for many threads.
final class Ticket {
    /// Connections that are served at once; a further one waits until one of them ends.
    static final int CONNECTIONS = 8;

    private final UUID id;
    private final TicketSpec spec;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Set<Long> connections = new HashSet<>();
    private final RangeSet transferred = new RangeSet();
    private Instant idleSince;
    private int requests;
    private boolean expired;
    private volatile boolean broken;
    private volatile boolean silent;
    private volatile boolean removed;

    Ticket(UUID id, TicketSpec spec, InstantSource clock) {
        this.id = id;
        this.spec = spec;
        this.clock = clock;
        this.idleSince = clock.instant();
    }

    UUID id() {
        return id;
    }

    TicketSpec spec() {
        return spec;
    }

    /// What is read.
    DiskView content() {
        return spec.content();
    }

    /// What is written.
    ///
    /// @throws Refused when the ticket only reads
    LabDiskContent writable() throws Refused {
        if (spec.mode() == TicketSpec.Mode.WRITE && spec.content() instanceof LabDiskContent disk) {
            return disk;
        }
        throw Refused.forbidden("Ticket " + id + " forbids write");
    }

    /// Lets a connection in, waiting in silence for a free place, and begins one of its requests.
    ///
    /// @throws Refused when the ticket expired, or was removed in the meantime
    void begin(Connection connection) throws Refused {
        lock.lock();
        try {
            while (!connections.contains(connection.number()) && connections.size() >= CONNECTIONS && !removed) {
                freed.awaitUninterruptibly();
            }
            refuseIfOver();
            if (connections.add(connection.number())) {
                connection.whenClosed(() -> leave(connection.number()));
            }
            requests++;
            idleSince = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    private void refuseIfOver() throws Refused {
        if (removed) {
            throw Refused.forbidden("No such ticket " + id);
        }
        if (requests == 0 && clock.instant().isAfter(idleSince.plus(spec.timeout()))) {
            expired = true;
        }
        if (expired) {
            throw Refused.forbidden("Transfer=" + id + " expired");
        }
    }

    /// Ends a request; the idle clock starts anew.
    void end() {
        lock.lock();
        try {
            requests--;
            idleSince = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    private void leave(long connection) {
        lock.lock();
        try {
            connections.remove(connection);
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Counts bytes that were moved.
    void moved(long start, long length) {
        lock.lock();
        try {
            transferred.add(start, length);
        } finally {
            lock.unlock();
        }
    }

    /// Lets what is behind the image fail: every request for bytes from now on is the server's own trouble.
    void fail() {
        broken = true;
    }

    /// Lets the host go: requests for bytes get no answer, only a cut connection.
    void fallSilent() {
        silent = true;
    }

    /// Whether no answer is given any more.
    boolean silent() {
        return silent;
    }

    /// Insists that bytes can still be had, after something may have happened to the ticket.
    ///
    /// @throws Refused when they cannot
    void stillGood() throws Refused {
        if (removed) {
            throw Refused.forbidden("No such ticket " + id);
        }
        if (broken) {
            throw Refused.failed(false);
        }
    }

    void expire() {
        lock.lock();
        try {
            expired = true;
        } finally {
            lock.unlock();
        }
    }

    /// Makes the ticket unknown to those that still use it.
    void remove() {
        lock.lock();
        try {
            removed = true;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean removed() {
        return removed;
    }

    TicketState state() {
        lock.lock();
        try {
            return new TicketState(transferred.total(), requests > 0, idleSince, expired, connections.size());
        } finally {
            lock.unlock();
        }
    }
}
