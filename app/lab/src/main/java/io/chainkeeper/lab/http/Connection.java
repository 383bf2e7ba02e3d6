package io.chainkeeper.lab.http;

import java.time.Duration;

/// The TCP connection that a request came by, for rules that are about connections rather than requests.
public interface Connection {
    /// A number that no other connection of this process has.
    long number();

    /// Runs something once when this connection ends; at once if it has ended.
    void whenClosed(Runnable action);

    /// How long the peer may neither send nor take bytes before it is cut; from now until changed again.
    void idleLimit(Duration limit);
}
