package io.chainkeeper.transfer;

/// The server answered with a status that means trouble on its side, or that it doesn't know the request.
///
/// After a 500 the connection it came on stays broken for ever, even when the server's storage is back, so it is
/// never used again; and everything written since the last flush must be sent again.
public final class ServerTrouble extends TransferException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String serverText;

    ServerTrouble(int status, String serverText) {
        super("The image server answered " + status + ": " + serverText);
        this.status = status;
        this.serverText = serverText;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// What the server said, shortened.
    public String serverText() {
        return serverText;
    }

    /// Whether a second attempt on a new connection may succeed: the server blamed itself (500 and above).
    public boolean mayPass() {
        return status >= 500;
    }
}
