package io.chainkeeper.cli.bench;

/// Where tickets for one disk come from.
@FunctionalInterface
interface Tickets {
    Ticket take() throws Exception;
}
