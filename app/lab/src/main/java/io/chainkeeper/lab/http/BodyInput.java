package io.chainkeeper.lab.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A request's body: ends after its announced length, and not one byte later.
final class BodyInput extends InputStream {
    private final PeerInput in;
    private long left;

    BodyInput(PeerInput in, long length) {
        this.in = in;
        this.left = length;
    }

    /// Bytes that were announced and not read yet.
    long left() {
        return left;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the peer ended " + left + " bytes before the end of its body");
        }
        left -= count;
        return count;
    }
}
