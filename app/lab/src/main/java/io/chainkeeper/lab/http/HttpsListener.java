package io.chainkeeper.lab.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A port of loopback where requests are answered, over TLS 1.2 and 1.3. The handshake is made on the connection's
/// own thread, so that a peer that never speaks holds up nobody else.
public final class HttpsListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpsListener.class);
    private static final int BACKLOG = 128;
    private static final long WATCH_MILLIS = 250;

    private final ServerSocket socket;
    private final Optional<SSLContext> tls;
    private final ListenerLimits limits;
    private final Route route;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private HttpsListener(ServerSocket socket, Optional<SSLContext> tls, ListenerLimits limits, Route route) {
        this.socket = socket;
        this.tls = tls;
        this.limits = limits;
        this.route = route;
    }

    /// Starts to listen on 127.0.0.1.
    ///
    /// @param port 0 for any that is free
    /// @throws IOException when the port is taken
    public static HttpsListener start(SSLContext tls, int port, Route route) throws IOException {
        return start(Optional.of(tls), port, ListenerLimits.standard(), route);
    }

    /// The same with other limits, and without TLS when there is no context: for measurements.
    public static HttpsListener start(Optional<SSLContext> tls, int port, ListenerLimits limits, Route route)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        HttpsListener listener = new HttpsListener(socket, tls, limits, route);
        Thread.ofVirtual().name("lab-accept-" + listener.port()).start(listener::accept);
        Thread.ofVirtual().name("lab-watch-" + listener.port()).start(listener::watch);
        return listener;
    }

    /// The port it listens on.
    public int port() {
        return socket.getLocalPort();
    }

    /// Connections that are open now.
    public int connections() {
        return connections.size();
    }

    /// Stops listening and cuts every connection. Never fails.
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("Port {} did not close: {}", port(), e.toString());
        }
        connections.forEach(HttpConnection::cut);
    }

    private void accept() {
        while (!closed) {
            try {
                Socket peer = socket.accept();
                if (connections.size() >= limits.connections()) {
                    peer.close();
                } else {
                    begin(new HttpConnection(peer, limits, route));
                }
            } catch (IOException e) {
                if (!closed) {
                    log.warn("Port {} could not accept a connection: {}", port(), e.toString());
                }
            }
        }
    }

    private void begin(HttpConnection connection) {
        connections.add(connection);
        connection.whenClosed(() -> connections.remove(connection));
        Thread.ofVirtual().name("lab-connection-" + connection.number()).start(() -> connection.serve(tls));
        if (closed) {
            connection.cut();
        }
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(WATCH_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            connections.forEach(connection -> connection.cutIfStuck(now));
        }
    }
}
