package io.chainkeeper.lab.imageio;

import java.time.Instant;

/// How a ticket is doing, as the engine asks for it.
///
/// @param transferred bytes of the disk that were moved or zeroed at least once; at most its size
/// @param active      whether a request is being answered right now
/// @param idleSince   when the last request began or ended, or the ticket was added
/// @param expired     whether it is still known but refuses everything
/// @param connections that use it now
public record TicketState(long transferred, boolean active, Instant idleSince, boolean expired, int connections) {}
