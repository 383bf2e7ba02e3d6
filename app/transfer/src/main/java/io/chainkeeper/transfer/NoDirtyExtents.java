package io.chainkeeper.transfer;

/// This ticket knows nothing of changes (status 404 for `context=dirty`): only a full download is possible.
///
/// The server's options don't tell beforehand; asking is the only way to find out.
public final class NoDirtyExtents extends TransferException {
    private static final long serialVersionUID = 1L;

    private final String serverText;

    NoDirtyExtents(String serverText) {
        super("The image server has no list of changes for this ticket: " + serverText);
        this.serverText = serverText;
    }

    /// What the server said, shortened.
    public String serverText() {
        return serverText;
    }
}
