package io.chainkeeper.cli.bench;

/// Where tickets for one disk come from.
@FunctionalInterface
public interface Tickets {
    /// A ticket that nobody has used.
    Ticket take() throws Exception;
}
