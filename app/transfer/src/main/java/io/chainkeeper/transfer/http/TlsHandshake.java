package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// The beginning of a TLS connection, and what it may want to do later between the lines.
final class TlsHandshake {
    private final Line line;
    private final SSLEngine engine;
    private final TlsSender sender;

    TlsHandshake(Line line, SSLEngine engine, TlsSender sender) {
        this.line = line;
        this.engine = engine;
        this.sender = sender;
    }

    /// Shakes hands.
    ///
    /// @param encrypted takes what arrives, also what comes behind the handshake
    void shake(ByteBuffer encrypted, Deadline deadline) throws IOException {
        try {
            engine.beginHandshake();
            goOn(encrypted, deadline);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // Conscrypt's native code lets through what the trust manager threw, without declaring it.
            throw (IOException) new SSLHandshakeException(String.valueOf(e.getMessage())).initCause(e);
        }
    }

    private void goOn(ByteBuffer encrypted, Deadline deadline) throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> say(deadline);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> hear(encrypted, deadline);
                case FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private void hear(ByteBuffer encrypted, Deadline deadline) throws IOException {
        SSLEngineResult.Status status;
        encrypted.flip();
        try {
            status = engine.unwrap(encrypted, TlsWire.NOTHING.duplicate()).getStatus();
        } finally {
            encrypted.compact();
        }
        boolean ended = switch (status) {
            case OK -> false;
            case BUFFER_UNDERFLOW -> TlsWire.receive(line, encrypted, deadline) < 0;
            case CLOSED -> true;
            case BUFFER_OVERFLOW -> throw new SSLException("there is data where the TLS handshake should be");
        };
        if (ended) {
            throw new CutShort("the connection ended during the TLS handshake");
        }
    }

    /// Does what the engine wants done before it goes on, and says what it has to say.
    void say(Deadline deadline) throws IOException {
        sender.encryptOwnWords();
        sender.sendAll(deadline);
    }

    void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
