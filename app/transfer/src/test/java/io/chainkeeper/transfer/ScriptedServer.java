package io.chainkeeper.transfer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that answers each request with exactly the bytes a test wants, well-behaved or not, over TLS or plain.
///
/// `OPTIONS` is answered by itself as a modern server would, so that tests begin where they are interesting.
final class ScriptedServer implements AutoCloseable {
    static final String MODERN =
            "{\"features\":[\"checksum\",\"extents\",\"zero\",\"flush\"],\"max_readers\":8,\"max_writers\":8}";

    private final ServerSocket listener;
    private final boolean tls;
    private final Answer answer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String options = json(MODERN);

    /// What to do with a request.
    interface Answer {
        void to(Exchange exchange) throws IOException;
    }

    private ScriptedServer(ServerSocket listener, boolean tls, Answer answer) {
        this.listener = listener;
        this.tls = tls;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    static ScriptedServer plain(Answer answer) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, answer);
    }

    static ScriptedServer tls(TestTls identity, Answer answer) throws IOException {
        return new ScriptedServer(
                identity.server().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                true,
                answer);
    }

    ScriptedServer options(String raw) {
        options = raw;
        return this;
    }

    URI url() {
        return URI.create((tls ? "https" : "http") + "://localhost:" + listener.getLocalPort() + "/images/ticket");
    }

    ImageClient client() throws TransferException {
        return client(ImageClient.Limits.standard());
    }

    ImageClient client(ImageClient.Limits limits) throws TransferException {
        return ImageClient.open(url(), TestTls.localhost().client(), limits);
    }

    /// Method and path of each request, `OPTIONS` left out, in the order of arrival.
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    /// The most connections that were open at one time.
    int mostOpen() {
        return mostOpen.get();
    }

    /// Waits until the client has closed all connections; for ever when it does not.
    void awaitNoneOpen() throws InterruptedException {
        synchronized (open) {
            while (open.get() > 0) {
                open.wait();
            }
        }
    }

    static String json(String body) {
        return answer("200 OK", "Content-Type: application/json", body);
    }

    static String answer(String status, String header, String body) {
        return "HTTP/1.1 " + status + "\r\n" + (header.isEmpty() ? "" : header + "\r\n") + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, number));
            }
        } catch (IOException e) {
            over.countDown();
        }
    }

    private void serve(Socket socket, int number) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Exchange exchange = new Exchange(socket, in, number);
                if (exchange.method.equals("OPTIONS")) {
                    exchange.send(options);
                    continue;
                }
                requests.add(exchange.method + " " + exchange.path);
                answer.to(exchange);
                exchange.body();
            }
        } catch (IOException e) {
            // The client went away, or the script closed the connection.
        } finally {
            synchronized (open) {
                open.decrementAndGet();
                open.notifyAll();
            }
        }
    }

    /// One request and the way to answer it.
    final class Exchange {
        private final Socket socket;
        private final InputStream in;
        private final int connection;
        private final String method;
        private final String path;
        private final Map<String, String> headers = new TreeMap<>();
        private byte[] body;

        private Exchange(Socket socket, InputStream in, int connection) throws IOException {
            this.socket = socket;
            this.in = in;
            this.connection = connection;
            String[] start = line().split(" ");
            method = start[0];
            path = start[1];
            for (String header = line(); !header.isEmpty(); header = line()) {
                String[] parts = header.split(": ", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        /// 1 for the first connection.
        int connection() {
            return connection;
        }

        String method() {
            return method;
        }

        String path() {
            return path;
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /// First and last byte of the `Range`.
        long[] range() {
            String[] ends = header("range").substring("bytes=".length()).split("-");
            return new long[] {Long.parseLong(ends[0]), Long.parseLong(ends[1])};
        }

        byte[] body() throws IOException {
            if (body == null) {
                int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                body = in.readNBytes(length);
                if (body.length < length) {
                    throw new EOFException();
                }
            }
            return body;
        }

        /// Waits until something comes behind this request.
        void awaitMore() throws IOException {
            in.mark(1);
            if (in.read() < 0) {
                throw new EOFException();
            }
            in.reset();
        }

        void send(String raw) throws IOException {
            send(raw.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] raw) throws IOException {
            socket.getOutputStream().write(raw);
            socket.getOutputStream().flush();
        }

        /// 206 with the range asked for, out of `disk`.
        void sendRange(byte[] disk) throws IOException {
            sendRange(disk, () -> {});
        }

        /// The same.
        ///
        /// @param beforeLast called when all but the last byte is sent
        void sendRange(byte[] disk, Runnable beforeLast) throws IOException {
            long[] range = range();
            int length = (int) (range[1] - range[0] + 1);
            send("HTTP/1.1 206 Partial Content\r\ncontent-range: bytes " + range[0] + "-" + range[1] + "/" + disk.length
                    + "\r\ncontent-length: " + length + "\r\n\r\n");
            socket.getOutputStream().write(disk, (int) range[0], length - 1);
            beforeLast.run();
            socket.getOutputStream().write(disk[(int) range[1]]);
        }

        void close() throws IOException {
            socket.close();
            throw new EOFException();
        }

        /// Says nothing more until the test is over.
        void hang() throws IOException {
            try {
                over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        over.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
