package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/// Encrypts and sends: the writing half of a TLS connection.
final class TlsSender {
    /// Encrypted bytes sent at once: about seven records.
    private static final int NET_OUT = 128 << 10;

    private final Line line;
    private final SSLEngine engine;
    private final int packetSize;
    private final ByteBuffer encrypted;

    TlsSender(Line line, SSLEngine engine, Tls tls) {
        this.line = line;
        this.engine = engine;
        this.packetSize = engine.getSession().getPacketBufferSize();
        this.encrypted = tls.encrypted(Math.max(NET_OUT, packetSize)).limit(0);
    }

    /// Encrypts as much as goes out at once; what was encrypted before must have been sent.
    void encrypt(ByteBuffer from) throws IOException {
        encrypted.clear();
        while (from.hasRemaining() && encrypted.remaining() >= packetSize) {
            SSLEngineResult result = engine.wrap(from, encrypted);
            if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
                encrypted.flip();
                throw new CutShort("TLS was closed or changed while there was something to send");
            }
        }
        encrypted.flip();
    }

    /// Encrypts what TLS itself has to say, if anything.
    void encryptOwnWords() throws IOException {
        encrypted.clear();
        engine.wrap(TlsWire.NOTHING.duplicate(), encrypted);
        encrypted.flip();
    }

    /// Whether something encrypted is not yet sent.
    boolean hasMore() {
        return encrypted.hasRemaining();
    }

    /// Sends what the system takes now, and returns how much that was.
    int sendNow() throws IOException {
        return line.sendNow(encrypted);
    }

    /// Sends everything that is encrypted.
    void sendAll(Deadline deadline) throws IOException {
        while (encrypted.hasRemaining()) {
            if (line.sendNow(encrypted) == 0) {
                line.awaitWritable(deadline);
            }
        }
    }

    /// Says farewell, as far as that goes without waiting.
    void end() throws IOException {
        engine.closeOutbound();
        encryptOwnWords();
        sendNow();
    }
}
