package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// TLS 1.2 or 1.3, with the server's name checked against its certificate.
///
/// Encrypted bytes are decrypted straight into the caller's buffer, best a direct one. One `unwrap` yields one record
/// (16 KiB), so reading loops.
final class TlsWire implements Wire {
    static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// Encrypted bytes taken from the network at once: eight records and their frames.
    private static final int NET_IN = 130 << 10;

    /// The most that a record holds. With less room some engines keep the rest of a record to themselves, and then only
    /// they know that there is something to read.
    private static final int RECORD = 16 << 10;

    /// After so many pieces of 128 KiB it is looked whether the server says something against it; when it takes nothing
    /// more, at once.
    private static final int LOOK_EVERY = 8;

    /// For the few bytes that TLS itself may want to send while we only listen.
    private static final Waiting AT_ONCE = new Waiting(Duration.ofSeconds(1), () -> false);

    private final Line line;
    private final SSLEngine engine;
    private final TlsSender sender;
    private final TlsHandshake handshake;
    private final ByteBuffer netIn;
    private final ByteBuffer ahead;
    private boolean ended;

    private TlsWire(Line line, SSLEngine engine, Tls tls) {
        this.line = line;
        this.engine = engine;
        this.sender = new TlsSender(line, engine, tls);
        this.handshake = new TlsHandshake(line, engine, sender);
        this.netIn = tls.encrypted(Math.max(NET_IN, engine.getSession().getPacketBufferSize()));
        this.ahead = ByteBuffer.allocateDirect(
                        Math.max(2 * RECORD, engine.getSession().getApplicationBufferSize()))
                .flip();
    }

    /// Shakes hands; on failure the line is closed.
    static TlsWire over(Line line, Origin origin, Tls tls, Deadline deadline) throws IOException {
        TlsWire wire;
        try {
            wire = new TlsWire(line, tls.engine(origin), tls);
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
        try {
            wire.handshake.shake(wire.netIn, deadline);
            return wire;
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer into, Deadline deadline) throws IOException {
        if (ahead.hasRemaining()) {
            return Buffers.move(ahead, into);
        }
        while (true) {
            int n = decrypt(into, deadline);
            if (n != 0) {
                return n;
            }
            if (ended) {
                return -1;
            }
            ended = receive(line, netIn, deadline) < 0;
        }
    }

    /// Takes encrypted bytes from the network: at least one, or -1 when the other side has ended.
    static int receive(Line line, ByteBuffer encrypted, Deadline deadline) throws IOException {
        if (!encrypted.hasRemaining()) {
            throw new SSLException("a TLS record is larger than allowed");
        }
        return line.receive(encrypted, deadline);
    }

    /// Decrypts whole records that have arrived.
    ///
    /// @return bytes put into `into`; 0 when more must arrive first; -1 when the other side closed TLS
    private int decrypt(ByteBuffer into, Deadline deadline) throws IOException {
        int start = into.position();
        netIn.flip();
        try {
            while (netIn.hasRemaining()) {
                boolean aside = into != ahead && into.remaining() < RECORD;
                if (aside && into.position() > start) {
                    break;
                }
                SSLEngineResult result = aside ? decryptAside() : engine.unwrap(netIn, into);
                if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW && !aside && into != ahead) {
                    if (into.position() > start) {
                        break;
                    }
                    result = decryptAside();
                }
                switch (result.getStatus()) {
                    case BUFFER_OVERFLOW -> throw new SSLException("a TLS record is larger than allowed");
                    case BUFFER_UNDERFLOW -> {
                        return into.position() - start;
                    }
                    case CLOSED -> {
                        ended = true;
                        return into.position() > start ? into.position() - start : -1;
                    }
                    case OK -> serve(result.getHandshakeStatus(), deadline);
                }
                if (into != ahead && ahead.hasRemaining()) {
                    return Buffers.move(ahead, into);
                }
                boolean full = !into.hasRemaining();
                boolean stuck = result.bytesConsumed() == 0 && result.bytesProduced() == 0;
                if (full || stuck || (into == ahead && into.remaining() < RECORD)) {
                    break;
                }
            }
            return into.position() - start;
        } finally {
            netIn.compact();
        }
    }

    /// A record may be longer than what the caller still wants: the rest waits here. TLS 1.3's hidden byte of type
    /// makes this the normal case for the last record of a body. The JDK's engine says "overflow" from the record's
    /// header alone, so the record may not have arrived whole yet.
    private SSLEngineResult decryptAside() throws IOException {
        ahead.clear();
        try {
            return engine.unwrap(netIn, ahead);
        } finally {
            ahead.flip();
        }
    }

    /// What TLS wants between the lines: a task of the handshake, or an answer to a change of keys. While a record is
    /// on its way nothing may come between its bytes: the engine remembers what it has to say and says it with the
    /// next one.
    private void serve(HandshakeStatus status, Deadline deadline) throws IOException {
        switch (status) {
            case NEED_TASK -> handshake.runTasks();
            case NEED_WRAP -> {
                if (!sender.hasMore()) {
                    handshake.say(deadline);
                }
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {}
        }
    }

    @Override
    public boolean write(ByteBuffer from, Waiting waiting) throws IOException {
        for (int steps = 0; push(waiting); steps++) {
            if (!from.hasRemaining()) {
                return true;
            }
            if (steps % LOOK_EVERY == 0 && stirred(waiting)) {
                return false;
            }
            sender.encrypt(from);
        }
        return false;
    }

    @Override
    public void send(ByteBuffer from, Waiting waiting) throws IOException {
        while (from.hasRemaining()) {
            sender.encrypt(from);
            sender.sendAll(waiting.start());
        }
    }

    /// Sends what is encrypted, if anything; gives up when the other side speaks while it takes nothing, or has spoken
    /// and closed.
    private boolean push(Waiting waiting) throws IOException {
        Deadline deadline = waiting.start();
        try {
            while (sender.hasMore()) {
                if (sender.sendNow() > 0) {
                    deadline = waiting.start();
                } else if (line.awaitEither(deadline) && stirred(waiting)) {
                    return false;
                }
            }
            return true;
        } catch (Silence | Abandoned e) {
            throw e;
        } catch (IOException e) {
            if (stirred(waiting) && ahead.hasRemaining()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean stirred() throws IOException {
        return stirred(AT_ONCE);
    }

    private boolean stirred(Waiting waiting) throws IOException {
        if (ahead.hasRemaining() || ended) {
            return true;
        }
        if (netIn.hasRemaining()) {
            ended = line.receiveNow(netIn) < 0;
        }
        if (netIn.position() > 0) {
            ahead.clear();
            try {
                decrypt(ahead, waiting.start());
            } finally {
                ahead.flip();
            }
        }
        return ahead.hasRemaining() || ended;
    }

    @Override
    public void close() throws IOException {
        try {
            sender.end();
        } catch (IOException e) {
            // The farewell is a courtesy; lengths, not the end of the connection, tell whether an answer is whole.
        } finally {
            line.close();
        }
    }
}
