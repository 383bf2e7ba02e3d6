package io.chainkeeper.jobs.attach;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// One message, written in chunks as [ChunkIn] reads them, so that a long answer is never in memory as a
/// whole.
final class ChunkOut extends OutputStream {
    /// Most bytes of a chunk.
    static final int CHUNK = 32 * 1024;

    private final WritableByteChannel channel;
    private final long most;
    private final ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + CHUNK + Integer.BYTES);
    private long total;

    /// @param most bytes that the message may have
    ChunkOut(WritableByteChannel channel, long most) {
        this.channel = channel;
        this.most = most;
        clear();
    }

    private void clear() {
        buffer.clear().position(Integer.BYTES).limit(Integer.BYTES + CHUNK);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        total += count;
        if (total > most) {
            throw new IOException("a message would be larger than " + most + " bytes");
        }
        int done = 0;
        while (done < count) {
            int now = Math.min(count - done, buffer.remaining());
            buffer.put(bytes, offset + done, now);
            done += now;
            if (!buffer.hasRemaining()) {
                buffer.putInt(0, CHUNK);
                send();
            }
        }
    }

    private void send() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        clear();
    }

    /// Ends the message. One that is not ended is none: the connection has to be closed then.
    void end() throws IOException {
        int rest = buffer.position() - Integer.BYTES;
        buffer.putInt(0, rest);
        if (rest > 0) {
            buffer.limit(buffer.capacity()).putInt(0);
        }
        send();
    }
}
