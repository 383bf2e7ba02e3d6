package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Connection;
import io.chainkeeper.transfer.http.Origin;
import io.chainkeeper.transfer.http.Tls;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The connections of one ticket: at most as many as the server allows, since one more would hang in silence.
///
/// A connection is opened only when it is used at once (a server may wait for one that never speaks TLS), and
/// the one used last is used next, so that as few as possible grow old.
final class Connections implements AutoCloseable {
    private static final long LOOK_UP_MILLIS = 200;

    private final Origin origin;
    private final Tls tls;
    private final Duration connect;
    private final Semaphore permits = new Semaphore(1, true);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private volatile boolean closed;

    /// Begins with one connection, until the server has told how many it allows.
    Connections(Origin origin, Tls tls, Duration connect) {
        this.origin = origin;
        this.tls = tls;
        this.connect = connect;
    }

    /// From now on this many, at least 1. To be called once.
    void allow(int connections) {
        permits.release(connections - 1);
    }

    boolean closed() {
        return closed;
    }

    /// Waits for the right to have a connection; [#leave()] gives it back.
    void enter(BooleanSupplier abandoned) throws IOException {
        try {
            while (!permits.tryAcquire(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                if (closed || abandoned.getAsBoolean()) {
                    throw new IOException("given up while waiting for a connection");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a connection", e);
        }
    }

    void leave() {
        permits.release();
    }

    /// A connection that was used before and seems alive, or a new one.
    Connection take(BooleanSupplier abandoned) throws IOException {
        for (Connection kept = poll(); kept != null; kept = poll()) {
            if (!kept.dead()) {
                return kept;
            }
            kept.close();
        }
        return open(abandoned);
    }

    /// A new connection.
    Connection open(BooleanSupplier abandoned) throws IOException {
        return Connection.open(origin, tls, connect, abandoned);
    }

    /// Keeps a connection for the next request, if it is good for one.
    void give(Connection connection) {
        boolean kept = connection.reusable() && keep(connection);
        if (!kept) {
            close(connection);
        }
    }

    private @Nullable Connection poll() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    private boolean keep(Connection connection) {
        synchronized (idle) {
            if (closed) {
                return false;
            }
            idle.addFirst(connection);
            return true;
        }
    }

    /// Closes the kept connections; those in use end with their request.
    void forgetIdle() {
        for (Connection kept = poll(); kept != null; kept = poll()) {
            close(kept);
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // Nothing is expected of it any more.
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
        }
        forgetIdle();
    }
}
