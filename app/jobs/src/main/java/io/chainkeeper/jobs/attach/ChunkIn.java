package io.chainkeeper.jobs.attach;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// One message, read from its chunks: each has its length before it (4 bytes, big-endian), and one of length
/// 0 ends the message.
final class ChunkIn extends InputStream {
    private final ReadableByteChannel channel;
    private final long most;
    private final ByteBuffer chunk = ByteBuffer.allocate(ChunkOut.CHUNK).limit(0);
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private long total;
    private boolean ended;

    /// @param most bytes that the message may have
    ChunkIn(ReadableByteChannel channel, long most) {
        this.channel = channel;
        this.most = most;
    }

    /// Waits for the message's first byte.
    ///
    /// @return false if there is none because the other side has left
    boolean awaitFirst() throws IOException {
        length.clear().limit(1);
        return channel.read(length) == 1;
    }

    @Override
    public int read() throws IOException {
        return more() ? chunk.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int got = Math.min(count, chunk.remaining());
        chunk.get(bytes, offset, got);
        return got;
    }

    private boolean more() throws IOException {
        if (!ended && !chunk.hasRemaining()) {
            length.limit(Integer.BYTES);
            fill(length);
            int next = length.flip().getInt();
            length.clear();
            total += next;
            if (next < 0 || next > ChunkOut.CHUNK || total > most) {
                throw new Refused(Refused.INVALID_REQUEST, "a message is larger than " + most + " bytes");
            }
            ended = next == 0;
            chunk.clear().limit(next);
            fill(chunk);
            chunk.flip();
        }
        return !ended;
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the other side left in the middle of a message");
            }
        }
    }
}
