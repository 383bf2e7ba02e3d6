package io.chainkeeper.transfer;

import org.jspecify.annotations.Nullable;

/// There is no connection to the image server, or it ended in the middle of something.
public final class ConnectionLost extends TransferException {
    private static final long serialVersionUID = 1L;

    /// What became of the connection.
    public enum Why {
        /// No connection could be made: no such host, refused, or no answer in time.
        UNREACHABLE,
        /// The server's certificate is not from the expected authority, or names another host.
        NOT_TRUSTED,
        /// The connection is there, but the server says nothing within the time limit.
        SILENT,
        /// The connection ended before the answer did.
        BROKEN
    }

    private final Why why;

    ConnectionLost(Why why, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    /// What became of the connection.
    public Why why() {
        return why;
    }

    /// Whether a second attempt on a new connection may succeed.
    public boolean mayPass() {
        return switch (why) {
            case UNREACHABLE, SILENT, BROKEN -> true;
            case NOT_TRUSTED -> false;
        };
    }
}
