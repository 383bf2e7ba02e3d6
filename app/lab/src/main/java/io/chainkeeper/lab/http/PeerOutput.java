package io.chainkeeper.lab.http;

import java.io.IOException;
import java.io.OutputStream;

/// What is sent to the peer. A blocked write has no time-out of its own in Java; this one says since when it is
/// blocked, for the listener's watch to see.
final class PeerOutput {
    private final OutputStream out;
    private volatile long blockedSince;

    PeerOutput(OutputStream out) {
        this.out = out;
    }

    /// [System#nanoTime] at the beginning of the write that is under way, 0 when there is none.
    long blockedSince() {
        return blockedSince;
    }

    void write(byte[] from, int offset, int length) throws IOException {
        blockedSince = System.nanoTime() | 1;
        out.write(from, offset, length);
        blockedSince = 0;
    }

    void flush() throws IOException {
        blockedSince = System.nanoTime() | 1;
        out.flush();
        blockedSince = 0;
    }
}
