package io.chainkeeper.transfer.http;

import java.nio.ByteBuffer;

/// Copying between buffers of different size.
final class Buffers {
    private Buffers() {}

    /// Copies as much as fits and returns how much that was.
    static int move(ByteBuffer from, ByteBuffer into) {
        int n = Math.min(from.remaining(), into.remaining());
        into.put(into.position(), from, from.position(), n);
        into.position(into.position() + n);
        from.position(from.position() + n);
        return n;
    }
}
