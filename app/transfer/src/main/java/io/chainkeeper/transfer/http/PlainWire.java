package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/// No TLS: for a server on this computer.
final class PlainWire implements Wire {
    /// What arrives out of turn is an error text of a few hundred bytes.
    private static final int AHEAD = 8 << 10;

    /// How much is sent before looking whether the server has answered already.
    private static final int STEP = 1 << 20;

    private final Line line;
    private final ByteBuffer ahead = ByteBuffer.allocate(AHEAD).flip();
    private boolean ended;

    PlainWire(Line line) {
        this.line = line;
    }

    @Override
    public int read(ByteBuffer into, Deadline deadline) throws IOException {
        if (ahead.hasRemaining()) {
            return Buffers.move(ahead, into);
        }
        if (ended) {
            return -1;
        }
        return line.receive(into, deadline);
    }

    @Override
    public boolean write(ByteBuffer from, Waiting waiting) throws IOException {
        Deadline deadline = waiting.start();
        while (from.hasRemaining()) {
            if (stirred()) {
                return false;
            }
            int sent = sendStep(from);
            if (sent > 0) {
                deadline = waiting.start();
            } else if (sent < 0) {
                return false;
            } else {
                line.awaitEither(deadline);
            }
        }
        return true;
    }

    @Override
    public void send(ByteBuffer from, Waiting waiting) throws IOException {
        Deadline deadline = waiting.start();
        while (from.hasRemaining()) {
            if (line.sendNow(from) == 0) {
                line.awaitWritable(deadline);
            }
        }
    }

    /// Sends a piece; -1 when sending failed because the server has answered and closed.
    private int sendStep(ByteBuffer from) throws IOException {
        int end = from.limit();
        from.limit(from.position() + Math.min(from.remaining(), STEP));
        try {
            return line.sendNow(from);
        } catch (IOException e) {
            if (stirred() && ahead.hasRemaining()) {
                return -1;
            }
            throw e;
        } finally {
            from.limit(end);
        }
    }

    @Override
    public boolean stirred() throws IOException {
        if (!ahead.hasRemaining() && !ended) {
            ahead.clear();
            try {
                ended = line.receiveNow(ahead) < 0;
            } finally {
                ahead.flip();
            }
        }
        return ahead.hasRemaining() || ended;
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
