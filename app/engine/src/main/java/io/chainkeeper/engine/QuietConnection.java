package io.chainkeeper.engine;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.ProtocolException;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.conn.DefaultManagedHttpClientConnection;
import org.jspecify.annotations.Nullable;

/// A connection on which nobody speaks unasked, that ends when it is to end, and that cannot log what passes through
/// it.
///
/// TLS of the JDK reads before it closes, for as long as there is something to read: whoever sends without end would
/// never be rid of. So nothing can be read any more when it closes.
///
/// Bytes that came after the last answer would be taken for the beginning of the next one. The library looks for them
/// only when it thinks that a connection may be stale, and then finds it alive.
///
/// The library's own kind writes every header and body, the password and the token among them, as soon as somebody
/// sets `org.apache.http` to DEBUG.
final class QuietConnection extends DefaultManagedHttpClientConnection {
    /// As long as the library looks for the end of a connection, in milliseconds.
    private static final int LOOK = 1;

    /// Answers that only announce another one, in a row.
    private static final int MOST_INTERIM = 8;

    private int interim;

    /// What TLS speaks through.
    private volatile @Nullable Socket raw;

    QuietConnection(String id, int buffer, MessageConstraints constraints) {
        super(id, buffer, buffer, null, null, constraints, null, null, null, null);
    }

    /// The library tells first what it connects, then what it speaks through.
    @Override
    public void bind(Socket socket) throws IOException {
        if (!(socket instanceof SSLSocket)) {
            raw = socket;
        }
        super.bind(socket);
    }

    /// At once, whatever is on its way.
    @Override
    public void shutdown() throws IOException {
        Socket under = raw;
        try {
            if (under != null) {
                under.close();
            }
        } finally {
            super.shutdown();
        }
    }

    /// With the goodbye of TLS.
    @Override
    public void close() throws IOException {
        Socket under = raw;
        try {
            if (under != null && under.isConnected() && !under.isClosed() && !under.isInputShutdown()) {
                under.shutdownInput();
            }
        } finally {
            super.close();
        }
    }

    @Override
    public void sendRequestHeader(HttpRequest request) throws HttpException, IOException {
        if (getMetrics().getRequestCount() > 0 && spokenUnasked()) {
            throw new Unasked();
        }
        super.sendRequestHeader(request);
    }

    @Override
    public HttpResponse receiveResponseHeader() throws HttpException, IOException {
        HttpResponse answer = super.receiveResponseHeader();
        interim = answer.getStatusLine().getStatusCode() < HttpStatus.SC_OK ? interim + 1 : 0;
        if (interim > MOST_INTERIM) {
            throw new ProtocolException("the engine only announces its answer");
        }
        return answer;
    }

    private boolean spokenUnasked() throws IOException {
        try {
            return awaitInput(LOOK);
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /// The engine said something that was no answer. Nothing of the next request was sent.
    static final class Unasked extends IOException {
        private static final long serialVersionUID = 1L;

        Unasked() {
            super("the engine spoke without having been asked");
        }
    }
}
