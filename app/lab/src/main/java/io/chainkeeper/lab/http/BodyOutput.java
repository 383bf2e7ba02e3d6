package io.chainkeeper.lab.http;

import java.io.IOException;
import java.io.OutputStream;

/// An answer's body: takes its announced length, and not one byte more.
final class BodyOutput extends OutputStream {
    private final PeerOutput out;
    private final boolean silent;
    private long left;

    /// @param silent whether the bytes are counted but not sent: the answer to a `HEAD`
    BodyOutput(PeerOutput out, long length, boolean silent) {
        this.out = out;
        this.left = length;
        this.silent = silent;
    }

    /// Bytes that were announced and not written yet.
    long left() {
        return silent ? 0 : left;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (length > left) {
            throw new IllegalArgumentException("body longer than announced, by " + (length - left) + " bytes");
        }
        left -= length;
        if (!silent) {
            out.write(from, offset, length);
        }
    }
}
