package io.chainkeeper.engine;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/// What the scripted engine answers.
interface Reply {
    void to(HttpExchange exchange) throws IOException;

    static Reply xml(int status, String body) {
        return typed(status, "application/xml;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply xml(String body) {
        return xml(200, body);
    }

    static Reply fault(int status, String detail) {
        return xml(status, "<fault><detail>" + detail + "</detail><reason>Operation Failed</reason></fault>");
    }

    static Reply json(int status, String body) {
        return typed(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply html(int status) {
        return typed(
                status, "text/html; charset=UTF-8", "<html><body>Sorry</body></html>".getBytes(StandardCharsets.UTF_8));
    }

    static Reply empty(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Reply typed(int status, String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    static Reply redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /// Closes the connection without a word.
    static Reply drop() {
        return exchange -> {
            throw new IOException("dropped on purpose");
        };
    }

    /// Promises more than it sends, then closes the connection.
    static Reply truncated(String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, body.length() + 100L);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("truncated on purpose");
        };
    }

    /// Says nothing until the test is over.
    static Reply silence(CountDownLatch end) {
        return exchange -> await(end);
    }

    /// Sends a body without end, as fast as it is taken.
    static Reply endless() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, 0);
            byte[] some = "<vm/>".repeat(2000).getBytes(StandardCharsets.UTF_8);
            for (; ; ) {
                exchange.getResponseBody().write(some);
            }
        };
    }

    /// A small body that becomes a large one.
    static Reply bomb(int size) {
        return exchange -> {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(new byte[size]);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            packed.writeTo(exchange.getResponseBody());
        };
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
