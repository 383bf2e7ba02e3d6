package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/// TLS 1.2 or 1.3 by the JDK's engine, with the server's name checked against its certificate.
///
/// Encrypted bytes lie on the heap and are decrypted straight into the caller's buffer, best a direct one:
/// measured, the JDK's engine is dearer both ways round otherwise. One `unwrap` yields one record (16 KiB),
/// so reading loops.
final class TlsWire implements Wire {
    /// Encrypted bytes taken from the network at once: four records.
    private static final int NET_IN = 68 << 10;

    /// Encrypted bytes sent at once: about seven records.
    private static final int NET_OUT = 128 << 10;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// For the few bytes that TLS itself may want to send while we only listen.
    private static final Waiting AT_ONCE = new Waiting(Duration.ofSeconds(1), () -> false);

    private final Line line;
    private final SSLEngine engine;
    private final int packetSize;
    private final ByteBuffer netIn;
    private final ByteBuffer netOut;
    private final ByteBuffer ahead;
    private boolean ended;
    private boolean sending;

    private TlsWire(Line line, SSLEngine engine) {
        this.line = line;
        this.engine = engine;
        this.packetSize = engine.getSession().getPacketBufferSize();
        this.netIn = ByteBuffer.allocate(Math.max(NET_IN, packetSize));
        this.netOut = ByteBuffer.allocate(Math.max(NET_OUT, packetSize));
        this.ahead = ByteBuffer.allocate(Math.max(32 << 10, engine.getSession().getApplicationBufferSize()))
                .flip();
    }

    /// Shakes hands; on failure the line is closed.
    static TlsWire over(Line line, Origin origin, SSLContext tls, Deadline deadline) throws IOException {
        TlsWire wire;
        try {
            SSLEngine engine = tls.createSSLEngine(origin.host(), origin.port());
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            // Without this line the JDK accepts any certificate of the right authority for any host.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            engine.setSSLParameters(parameters);
            wire = new TlsWire(line, engine);
            engine.beginHandshake();
        } catch (IOException | RuntimeException e) {
            line.close();
            throw e;
        }
        try {
            wire.shakeHands(deadline);
            return wire;
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    private void shakeHands(Deadline deadline) throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> sayWhatTlsNeeds(deadline);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> hear(deadline);
                case FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private void hear(Deadline deadline) throws IOException {
        SSLEngineResult.Status status;
        netIn.flip();
        try {
            status = engine.unwrap(netIn, NOTHING.duplicate()).getStatus();
        } finally {
            netIn.compact();
        }
        switch (status) {
            case OK -> {}
            case BUFFER_UNDERFLOW -> receive(deadline);
            case CLOSED -> ended = true;
            case BUFFER_OVERFLOW -> throw new SSLException("there is data where the TLS handshake should be");
        }
        if (ended) {
            throw new CutShort("the connection ended during the TLS handshake");
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
            receive(deadline);
        }
    }

    private void receive(Deadline deadline) throws IOException {
        if (!netIn.hasRemaining()) {
            throw new SSLException("a TLS record is larger than allowed");
        }
        ended = line.receive(netIn, deadline) < 0;
    }

    /// Decrypts whole records that have arrived.
    ///
    /// @return bytes put into `into`; 0 when more must arrive first; -1 when the other side closed TLS
    private int decrypt(ByteBuffer into, Deadline deadline) throws IOException {
        int start = into.position();
        netIn.flip();
        try {
            while (netIn.hasRemaining()) {
                SSLEngineResult result = engine.unwrap(netIn, into);
                if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                    if (into.position() > start) {
                        break;
                    }
                    result = into == ahead ? result : decryptAside();
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
                if (full || stuck) {
                    break;
                }
            }
            return into.position() - start;
        } finally {
            netIn.compact();
        }
    }

    /// A record may be longer than what the caller still wants: the rest waits here. TLS 1.3's hidden byte of type
    /// makes this the normal case for the last record of a body. The engine says "overflow" from the record's
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
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> {
                if (!sending) {
                    sayWhatTlsNeeds(deadline);
                }
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {}
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void sayWhatTlsNeeds(Deadline deadline) throws IOException {
        netOut.clear();
        engine.wrap(NOTHING.duplicate(), netOut);
        netOut.flip();
        while (netOut.hasRemaining()) {
            if (line.sendNow(netOut) == 0) {
                line.awaitWritable(deadline);
            }
        }
    }

    @Override
    public boolean write(ByteBuffer from, Waiting waiting) throws IOException {
        while (from.hasRemaining()) {
            if (stirred(waiting)) {
                return false;
            }
            netOut.clear();
            while (from.hasRemaining() && netOut.remaining() >= packetSize) {
                SSLEngineResult result = engine.wrap(from, netOut);
                if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
                    throw new CutShort("TLS was closed or changed while there was something to send");
                }
            }
            netOut.flip();
            if (!push(waiting)) {
                return false;
            }
        }
        return true;
    }

    /// Sends what is encrypted; gives up when the other side speaks while it takes nothing, or has spoken and closed.
    private boolean push(Waiting waiting) throws IOException {
        Deadline deadline = waiting.start();
        sending = true;
        try {
            while (netOut.hasRemaining()) {
                if (line.sendNow(netOut) > 0) {
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
        } finally {
            sending = false;
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
            engine.closeOutbound();
            netOut.clear();
            engine.wrap(NOTHING.duplicate(), netOut);
            line.sendNow(netOut.flip());
        } catch (IOException e) {
            // The farewell is a courtesy; lengths, not the end of the connection, tell whether an answer is whole.
        } finally {
            line.close();
        }
    }
}
