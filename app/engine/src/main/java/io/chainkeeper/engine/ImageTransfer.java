package io.chainkeeper.engine;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/// The engine's image transfer: the permission, for a while, to read or write one disk over HTTP.
///
/// @param id          of the transfer; the ticket in the URLs is another
/// @param phase       how far it is
/// @param transferUrl at the host; only while there is a ticket
/// @param proxyUrl    at the engine, for networks where hosts cannot be reached; only while there is a ticket
/// @param host        that serves it
/// @param disk        whose bytes move; engines do not repeat which backup or snapshot they come from
public record ImageTransfer(
        UUID id,
        TransferPhase phase,
        Optional<URI> transferUrl,
        Optional<URI> proxyUrl,
        Optional<UUID> host,
        Optional<UUID> disk) {}
