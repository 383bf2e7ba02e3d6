package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Connection;
import io.chainkeeper.transfer.http.Head;
import io.chainkeeper.transfer.http.Request;
import io.chainkeeper.transfer.http.Waiting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The right to have one connection, and that connection, for several requests in a row. For one thread.
final class HeldConnection implements AutoCloseable {
    private final Connections connections;
    private final Waiting waiting;
    private @Nullable Connection connection;

    /// Waits for the right to have one.
    HeldConnection(Connections connections, Waiting waiting) throws IOException {
        this.connections = connections;
        this.waiting = waiting;
        connections.enter(waiting.abandoned());
    }

    /// Sends a request but for its body; answers come in the order of the requests.
    void ask(Request request) throws IOException {
        Connection open = connection;
        if (open == null) {
            open = connections.take(waiting.abandoned());
            connection = open;
        }
        open.askAhead(request, waiting);
    }

    /// Sends the body of the last request, or the rest of it.
    ///
    /// @param patience the longest time in which the server takes nothing
    /// @return whether all of it is sent; otherwise an answer is there, perhaps an earlier one
    boolean send(ByteBuffer body, Duration patience) throws IOException {
        return present().send(body, new Waiting(patience, waiting.abandoned()));
    }

    /// The head of the next answer, when the body before it has been read.
    Head answer() throws IOException {
        return present().answer(waiting);
    }

    /// The same from a server that may think about it for so long.
    Head answer(Duration patience) throws IOException {
        return present().answer(new Waiting(patience, waiting.abandoned()));
    }

    /// The connection that answers come from.
    Connection present() {
        return Objects.requireNonNull(connection, "nothing was asked for");
    }

    /// Fills `into` with the next bytes of the body.
    void fill(ByteBuffer into) throws IOException {
        present().readFully(into);
    }

    /// Whether there is a connection that an answer could come from.
    boolean isOpen() {
        return connection != null;
    }

    /// Whether a failure now is only that the server had closed a kept connection.
    boolean wentStale() {
        return connection != null && connection.wentStale();
    }

    /// Whether the server answers no further request on this connection.
    boolean ends() {
        return connection != null && !connection.lasts();
    }

    /// Closes the connection, whatever is still to come on it; the next request opens another one.
    void drop() {
        if (connection != null) {
            Connections.close(connection);
            connection = null;
        }
    }

    /// Gives back the connection, for others if it is good for them, and the right to have it.
    @Override
    public void close() {
        if (connection != null) {
            connections.give(connection);
            connection = null;
        }
        connections.leave();
    }
}
