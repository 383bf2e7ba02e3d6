package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Origin;
import java.net.URI;

/// The one address that a ticket opens.
///
/// The engine hands it out, so it is checked: `https` (or `http`, which the connection allows to this computer
/// only), a plain host, a path of moderate length, and nothing behind the path.
///
/// @param origin where to connect
/// @param path   percent-encoded, without a slash at its end
record TicketUrl(Origin origin, String path) {
    /// The server itself answers 414 to URLs longer than 64 KiB; real ones have about 60 characters.
    private static final int MAX_LENGTH = 1000;

    static TicketUrl of(URI url) throws BadAnswer {
        String path = URI.create(url.toASCIIString()).getRawPath();
        if (path == null || path.length() < 2 || path.length() > MAX_LENGTH) {
            throw new BadAnswer("the ticket's address has no path, or one that is too long");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new BadAnswer("the ticket's address has something behind its path");
        }
        try {
            return new TicketUrl(Origin.of(url), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        } catch (IllegalArgumentException e) {
            throw new BadAnswer("the ticket's address can't be used: " + e.getMessage(), e);
        }
    }
}
