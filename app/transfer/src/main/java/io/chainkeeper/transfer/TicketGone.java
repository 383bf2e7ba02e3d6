package io.chainkeeper.transfer;

/// The ticket does not open this door (any more): unknown, expired, removed, or made for the other direction (status
/// 403).
///
/// Trying again with the same ticket is useless; a new image transfer is needed.
public final class TicketGone extends TransferException {
    private static final long serialVersionUID = 1L;

    private final String serverText;

    TicketGone(String serverText) {
        super("The image server refused the ticket: " + serverText);
        this.serverText = serverText;
    }

    /// What the server said, shortened.
    public String serverText() {
        return serverText;
    }
}
