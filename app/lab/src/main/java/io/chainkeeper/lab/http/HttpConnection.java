package io.chainkeeper.lab.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection, from the handshake to the end: reads a request, has it answered, reads the next.
final class HttpConnection implements Connection {
    private static final Logger log = LoggerFactory.getLogger(HttpConnection.class);
    private static final AtomicLong numbers = new AtomicLong();
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /// A body that nobody wanted is read to its end if so few bytes are left, so that the connection can go on.
    private static final int DRAIN = 256 << 10;

    /// How long, and how many bytes, a refused sender is listened to after its answer. Without this the kernel
    /// answers further bytes with a reset, which may overtake the answer.
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final long LINGER_BYTES = 64L << 20;

    private final long number = numbers.incrementAndGet();
    private final Socket socket;
    private final ListenerLimits limits;
    private final Route route;
    private final List<Runnable> endings = new ArrayList<>();
    private volatile Duration idle;
    private @Nullable Duration told;
    private volatile @Nullable PeerOutput output;
    private volatile boolean cut;
    private boolean ended;

    HttpConnection(Socket socket, ListenerLimits limits, Route route) {
        this.socket = socket;
        this.limits = limits;
        this.route = route;
        this.idle = limits.idle();
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void whenClosed(Runnable action) {
        synchronized (endings) {
            if (!ended) {
                endings.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void idleLimit(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("idle limit: " + limit);
        }
        if (limit.equals(told)) {
            return;
        }
        idle = limit;
        told = limit;
        try {
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, limit.toMillis()));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Cuts the TCP connection, whatever another thread is doing with it. (Closing the TLS layer would wait for a
    /// writer.)
    void cut() {
        cut = true;
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("Connection {} did not close: {}", number, e.toString());
        }
    }

    /// Cuts a connection whose peer has taken no bytes for longer than it may.
    void cutIfStuck(long now) {
        PeerOutput out = output;
        long since = out == null ? 0 : out.blockedSince();
        if (since != 0 && now - since > idle.toNanos()) {
            cut();
        }
    }

    /// Serves the connection; returns when it is closed.
    void serve(Optional<SSLContext> tls) {
        try {
            idleLimit(idle);
            socket.setTcpNoDelay(true);
            Socket spoken = tls.isPresent() ? secured(tls.get()) : socket;
            PeerOutput out = new PeerOutput(spoken.getOutputStream());
            output = out;
            PeerInput in = new PeerInput(spoken.getInputStream());
            boolean going = true;
            while (going) {
                going = next(in, out);
            }
            finish(spoken, in);
        } catch (IOException | UncheckedIOException e) {
            log.debug("Connection {} ended: {}", number, e.toString());
        } finally {
            cut();
            end();
        }
    }

    private Socket secured(SSLContext tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.setEnabledProtocols(PROTOCOLS);
        secured.startHandshake();
        return secured;
    }

    /// Answers one request; false when it was the last.
    private boolean next(PeerInput in, PeerOutput out) throws IOException {
        Optional<RequestHead> head;
        try {
            head = RequestHead.read(in, limits);
        } catch (BadRequest e) {
            refuse(out, e);
            return false;
        }
        if (head.isEmpty()) {
            return false;
        }
        if (head.get().headers().getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            byte[] go = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
            out.write(go, 0, go.length);
            out.flush();
        }
        HttpExchange exchange = new HttpExchange(head.get(), this, in, out);
        answer(exchange);
        out.flush();
        if (cut || exchange.last() || !exchange.complete()) {
            return false;
        }
        if (exchange.unread() > DRAIN) {
            return false;
        }
        exchange.bodyStream().skip(exchange.unread());
        return exchange.unread() == 0;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            route.serve(exchange);
            if (!exchange.answered() && !cut) {
                throw new IllegalStateException("the route gave no answer");
            }
        } catch (BodyTooLarge | BadRequest e) {
            fail(exchange, e instanceof BadRequest bad ? bad.status() : 413, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("{} {} failed", exchange.method(), exchange.path(), e);
            fail(exchange, 500, "The server failed to perform the request");
        }
    }

    private static void fail(HttpExchange exchange, int status, String text) throws IOException {
        exchange.closeAfterAnswer();
        if (!exchange.answered()) {
            exchange.answer(status, "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.abort();
        }
    }

    /// Only a request line that is too long is answered in HTML, as the real servers do.
    private static void refuse(PeerOutput out, BadRequest why) throws IOException {
        boolean html = why.status() == 414;
        String reason = Reasons.of(why.status());
        String text = html
                ? "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>" + reason + "</h1></body></html>"
                : why.getMessage() + "\n";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + why.status() + " " + reason + "\r\nDate: " + Reasons.date() + "\r\nContent-Type: "
                + (html ? "text/html" : "text/plain") + "; charset=UTF-8\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes, 0, bytes.length);
        out.write(body, 0, body.length);
        out.flush();
    }

    /// Says that nothing more will come, and listens a little to a peer that is still sending.
    private void finish(Socket spoken, PeerInput in) throws IOException {
        if (cut) {
            return;
        }
        spoken.shutdownOutput();
        socket.setSoTimeout((int) LINGER.toMillis());
        long until = System.nanoTime() + LINGER.toNanos();
        byte[] away = new byte[64 << 10];
        long left = LINGER_BYTES;
        while (left > 0 && System.nanoTime() < until) {
            int count = in.read(away, 0, away.length);
            if (count < 0) {
                return;
            }
            left -= count;
        }
    }

    private void end() {
        List<Runnable> actions;
        synchronized (endings) {
            ended = true;
            actions = List.copyOf(endings);
        }
        actions.forEach(Runnable::run);
    }
}
