package io.chainkeeper.lab.http;

import java.io.IOException;

/// Answers requests. Called by many connections at once, one request of a connection at a time.
@FunctionalInterface
public interface Route {
    /// Answers one request, by exactly one of the answers of [Exchange].
    ///
    /// @throws IOException when the peer is gone or broke the protocol; the connection is then closed
    /// without a word
    void serve(Exchange exchange) throws IOException;
}
