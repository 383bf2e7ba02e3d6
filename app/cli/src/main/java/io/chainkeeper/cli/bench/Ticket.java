package io.chainkeeper.cli.bench;

import java.net.URI;

/// Leave to read or write one disk at an image server, for one piece of work.
public interface Ticket extends AutoCloseable {
    /// Where it is.
    URI url();

    /// Gives it back.
    @Override
    void close() throws Exception;

    /// One that somebody else has and keeps.
    static Ticket lent(URI url) {
        return new Ticket() {
            @Override
            public URI url() {
                return url;
            }

            @Override
            public void close() {
                // its owner's
            }
        };
    }
}
