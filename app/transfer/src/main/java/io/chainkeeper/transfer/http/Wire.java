package io.chainkeeper.transfer.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What HTTP is spoken over: bytes in, bytes out, and an ear for a server that speaks out of turn.
sealed interface Wire extends Closeable permits PlainWire, TlsWire {
    /// Fills at least one byte of `into`.
    ///
    /// @return the number of bytes, or -1 when the other side has ended
    int read(ByteBuffer into, Deadline deadline) throws IOException;

    /// Sends everything, unless the other side speaks (or ends) meanwhile. After that the rest may be sent by another
    /// call with the same buffer, as it was left.
    ///
    /// The limit counts from the last progress, so a slow but living server is waited for.
    ///
    /// @return whether everything was sent; otherwise there is something to read
    boolean write(ByteBuffer from, Waiting waiting) throws IOException;

    /// Sends everything, whatever the other side says meanwhile: for a few hundred bytes, which always fit.
    void send(ByteBuffer from, Waiting waiting) throws IOException;

    /// Whether there is something to read, or the end, right now.
    boolean stirred() throws IOException;
}
