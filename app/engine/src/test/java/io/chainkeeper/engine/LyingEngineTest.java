package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An engine that answers anything but HTTP and XML as they should be, byte for byte, over TLS. What it gets out of us
/// is an [EngineException], in time, and never an empty list.
@Timeout(60)
class LyingEngineTest {
    private static final String XML = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n";
    private static final EngineLimits HASTY = new EngineLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            2,
            1 << 20,
            1_000);

    /// How an answer goes on when its beginning has been sent.
    private enum End {
        /// The next request is answered in the same way.
        STAYS,
        /// The connection is closed.
        CLOSES,
        /// Nothing more comes.
        HANGS,
        /// The last kilobyte at most is sent again and again.
        GOES_ON
    }

    private static Arguments lie(String name, End end, String raw) {
        return Arguments.of(name, end, raw);
    }

    static Stream<Arguments> lies() {
        String nested = "<a>".repeat(20_000);
        return Stream.of(
                lie("no HTTP at all", End.CLOSES, "SSH-2.0-OpenSSH_9.2\r\n"),
                lie("a status that is no number", End.CLOSES, "HTTP/1.1 2x0 OK\r\n\r\n"),
                lie("HTTP/2 in clear words", End.CLOSES, "HTTP/2 200\r\n\r\n"),
                lie("a status line without end", End.GOES_ON, "HTTP/1.1 200 " + "x".repeat(1000)),
                lie("a header without end", End.GOES_ON, XML + "X: " + "y".repeat(1000)),
                lie("headers without end", End.GOES_ON, "HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(150)),
                lie("interim answers without end", End.GOES_ON, "HTTP/1.1 102 Processing\r\n\r\n".repeat(30)),
                lie("a head that stops", End.HANGS, "HTTP/1.1 200 OK\r\nContent-Ty"),
                lie("a length that is no number", End.CLOSES, XML + "Content-Length: many\r\n\r\n<clusters>"),
                lie("a negative length", End.CLOSES, XML + "Content-Length: -10\r\n\r\n<clusters>"),
                lie(
                        "a length beyond all numbers",
                        End.HANGS,
                        XML + "Content-Length: " + "9".repeat(30) + "\r\n\r\n<x>"),
                lie("a body shorter than its length", End.CLOSES, XML + "Content-Length: 100\r\n\r\n<clusters/>"),
                lie("a body that stops", End.HANGS, XML + "Content-Length: 100\r\n\r\n<clusters>"),
                lie("a body without end", End.GOES_ON, XML + "\r\n<clusters>" + "<x/>".repeat(200)),
                lie("chunks of no size", End.CLOSES, XML + "Transfer-Encoding: chunked\r\n\r\nzz\r\n<clusters/>"),
                lie("a negative chunk", End.CLOSES, XML + "Transfer-Encoding: chunked\r\n\r\n-5\r\n<clusters/>\r\n"),
                lie(
                        "a chunk beyond all numbers",
                        End.HANGS,
                        XML + "Transfer-Encoding: chunked\r\n\r\nffffffffffff\r\n<"),
                lie(
                        "a chunk longer than it says",
                        End.CLOSES,
                        XML + "Transfer-Encoding: chunked\r\n\r\n2\r\n<clusters/>"),
                lie(
                        "chunk extensions without end",
                        End.GOES_ON,
                        XML + "Transfer-Encoding: chunked\r\n\r\n5;" + "x".repeat(900)),
                lie(
                        "chunks that never end",
                        End.GOES_ON,
                        XML + "Transfer-Encoding: chunked\r\n\r\n" + "4\r\n<x/>\r\n".repeat(99)),
                lie(
                        "trailers without end",
                        End.GOES_ON,
                        XML + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "A: b\r\n".repeat(150)),
                lie("an unknown transfer encoding", End.CLOSES, XML + "Transfer-Encoding: rot13\r\n\r\n<pyhfgref/>"),
                lie("an unknown content encoding", End.CLOSES, XML + "Content-Encoding: rot13\r\n\r\n<pyhfgref/>"),
                lie("gzip that is none", End.CLOSES, XML + "Content-Encoding: gzip\r\n\r\n<clusters/>"),
                lie("HTML for XML", End.CLOSES, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html/>"),
                lie("HTML that calls itself XML", End.CLOSES, XML + "\r\n<html><body><br></body></html>"),
                lie("a page in clean XML", End.CLOSES, XML + "\r\n<html><body><p>Sorry</p></body></html>"),
                lie("another list than the one asked for", End.CLOSES, XML + "\r\n<hosts><host id='x'/></hosts>"),
                lie("JSON that calls itself XML", End.CLOSES, XML + "\r\n{\"clusters\":[]}"),
                lie(
                        "an entity bomb",
                        End.CLOSES,
                        XML + "\r\n<!DOCTYPE c [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>"
                                + "<!ENTITY c '&b;&b;&b;'>]><clusters>&c;</clusters>"),
                lie(
                        "an external entity",
                        End.CLOSES,
                        XML + "\r\n<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                + "<clusters>&x;</clusters>"),
                lie("an external DTD", End.CLOSES, XML + "\r\n<!DOCTYPE c SYSTEM 'https://127.0.0.1:1/x'><clusters/>"),
                lie("deep nesting", End.CLOSES, XML + "\r\n" + nested),
                lie("XML that is cut off", End.CLOSES, XML + "\r\n<clusters><cluster id='"),
                lie(
                        "XML in another encoding",
                        End.CLOSES,
                        XML + "\r\n<?xml version='1.0' encoding='UTF-7'?><clusters/>"),
                lie("bytes that are no UTF-8", End.CLOSES, XML + "\r\n<clusters>\u00ff\u00fe</clusters>"),
                lie("an id that is none", End.CLOSES, XML + "\r\n<clusters><cluster id='../../etc'/></clusters>"),
                lie("a redirect to elsewhere", End.CLOSES, "HTTP/1.1 307 T\r\nLocation: https://127.0.0.1:1/\r\n\r\n"),
                lie("a switch of protocols", End.HANGS, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void lies(String name, End end, String raw) throws Exception {
        try (Liar liar = new Liar(raw.getBytes(StandardCharsets.ISO_8859_1), end);
                Engine engine = liar.connect()) {
            long begin = System.nanoTime();
            Throwable told = catchThrowable(engine::clusters);
            assertThat(told).as(name).isInstanceOf(EngineException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
        }
    }

    static Stream<Arguments> liesAtTheDoor() {
        String json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        return Stream.of(
                lie("HTML for JSON", End.CLOSES, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html/>"),
                lie("truncated JSON", End.CLOSES, json + "{\"access_token\":\"abc"),
                lie("deep JSON", End.CLOSES, json + "[".repeat(50_000)),
                lie("no object", End.CLOSES, json + "17"),
                lie("nothing", End.CLOSES, json),
                lie("null", End.CLOSES, json + "null"),
                lie("a token of objects", End.CLOSES, json + "{\"access_token\":{\"a\":1}}"),
                lie("a token that is two headers", End.CLOSES, json + "{\"access_token\":\"a\\r\\nX: y\"}"),
                lie("JSON without end", End.GOES_ON, json + "[" + "1,".repeat(500)),
                lie("silence", End.HANGS, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void liesAtTheDoor(String name, End end, String raw) throws Exception {
        try (Liar liar = new Liar(raw.getBytes(StandardCharsets.ISO_8859_1), end)) {
            liar.lieAtTheDoor = true;
            assertThat(catchThrowable(liar::connect)).as(name).isInstanceOf(EngineException.class);
        }
    }

    @Test
    void whatWasNotAskedForIsNoAnswerToTheNextQuestion() throws Exception {
        String none = "Content-Length: 11\r\n\r\n<clusters/>";
        String one = "<clusters><cluster id='" + Ids.HOST + "'><name>x</name></cluster></clusters>";
        String twice = XML + none + XML + "Content-Length: " + one.length() + "\r\n\r\n" + one;
        try (Liar liar = new Liar(twice.getBytes(StandardCharsets.ISO_8859_1), End.STAYS);
                Engine engine = liar.connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(engine.clusters()).isEmpty();
            }
        }
    }

    /// Signs everybody in and then lies, or lies at once.
    private static final class Liar implements AutoCloseable {
        private final ServerSocket door;
        private final byte[] raw;
        private final End end;
        private volatile boolean lieAtTheDoor;

        Liar(byte[] raw, End end) throws Exception {
            this.raw = raw;
            this.end = end;
            this.door = TestCertificates.server(TestCertificates.GOOD)
                    .getServerSocketFactory()
                    .createServerSocket(0, 20, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::listen);
        }

        Engine connect() throws EngineException {
            return Engine.connect(
                    EngineAddress.parse("localhost:" + door.getLocalPort()),
                    TestCertificates.authority(),
                    ScriptedEngine.LOGIN,
                    HASTY);
        }

        private void listen() {
            while (!door.isClosed()) {
                try {
                    Socket socket = door.accept();
                    Thread.ofVirtual().start(() -> talk(socket));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private void talk(Socket socket) {
            try (socket) {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                while (true) {
                    String path = request(in);
                    if (path.contains("/sso") && !lieAtTheDoor) {
                        out.write(good("application/json", "{\"access_token\":\"t\",\"exp\":\"9\"}"));
                    } else if (path.endsWith("/api") || path.contains("/api?")) {
                        out.write(good("application/xml", ScriptedEngine.API));
                    } else {
                        lie(in, out);
                        if (end != End.STAYS) {
                            return;
                        }
                    }
                }
            } catch (IOException e) {
                // The client has had enough.
            }
        }

        private void lie(InputStream in, OutputStream out) throws IOException {
            out.write(raw);
            out.flush();
            switch (end) {
                case STAYS, CLOSES -> {}
                case HANGS -> in.read();
                case GOES_ON -> {
                    int tail = Math.min(raw.length, 900);
                    while (true) {
                        out.write(raw, raw.length - tail, tail);
                    }
                }
            }
        }

        private static byte[] good(String type, String body) {
            return ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                            + body)
                    .getBytes(StandardCharsets.UTF_8);
        }

        /// The path of the next request, whose body is read over.
        private static String request(InputStream in) throws IOException {
            String path = line(in).split(" ")[1];
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            in.skipNBytes(length);
            return path;
        }

        private static String line(InputStream in) throws IOException {
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

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
