package io.chainkeeper.lab.http;

import java.io.IOException;
import java.io.OutputStream;

/// What is sent to the peer. A blocked write has no time-out of its own in Java; this one says since when it is
/// blocked, for the listener's watch to see.
final class PeerOutput {
    private static final int HEAD = 8 << 10;

    private final OutputStream out;
    private final byte[] joined = new byte[HEAD + (64 << 10)];
    private int held;
    private volatile long blockedSince;

    PeerOutput(OutputStream out) {
        this.out = out;
    }

    /// [System#nanoTime] at the beginning of the write that is under way, 0 when there is none.
    long blockedSince() {
        return blockedSince;
    }

    /// Keeps a short text back until what follows it, so that both travel in one piece.
    void begin(byte[] text) throws IOException {
        if (held > 0 || text.length > HEAD) {
            write(text, 0, text.length);
            return;
        }
        System.arraycopy(text, 0, joined, 0, text.length);
        held = text.length;
    }

    void write(byte[] from, int offset, int length) throws IOException {
        int taken = 0;
        if (held > 0) {
            taken = Math.min(length, joined.length - held);
            System.arraycopy(from, offset, joined, held, taken);
            int whole = held + taken;
            held = 0;
            send(joined, 0, whole);
        }
        if (taken < length) {
            send(from, offset + taken, length - taken);
        }
    }

    private void send(byte[] from, int offset, int length) throws IOException {
        blockedSince = System.nanoTime() | 1;
        out.write(from, offset, length);
        blockedSince = 0;
    }

    void flush() throws IOException {
        if (held > 0) {
            write(joined, 0, 0);
        }
        blockedSince = System.nanoTime() | 1;
        out.flush();
        blockedSince = 0;
    }
}
