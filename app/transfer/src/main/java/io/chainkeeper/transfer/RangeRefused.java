package io.chainkeeper.transfer;

/// A range does not lie within the server's disk (status 416), or a disk is too small for the image.
public final class RangeRefused extends TransferException {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final long length;
    private final String serverText;

    RangeRefused(long offset, long length, String serverText) {
        super("The image server refused " + length + " bytes at " + offset + ": " + serverText);
        this.offset = offset;
        this.length = length;
        this.serverText = serverText;
    }

    /// Where the refused range begins, in bytes.
    public long offset() {
        return offset;
    }

    /// How long the refused range is, in bytes.
    public long length() {
        return length;
    }

    /// What the server said, shortened.
    public String serverText() {
        return serverText;
    }
}
