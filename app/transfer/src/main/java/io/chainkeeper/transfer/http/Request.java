package io.chainkeeper.transfer.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One request; all of those made here may be sent twice without harm.
///
/// @param method  `GET`, `PUT`, …
/// @param path    path and query, percent-encoded
/// @param headers whole lines like `Range: bytes=0-9`, besides `Host` and `Content-Length`
/// @param body    sent from its position to its limit, which stay untouched; may be empty
public record Request(String method, String path, List<String> headers, ByteBuffer body) {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /// Refuses what would not be one request.
    public Request {
        headers = List.copyOf(headers);
        if (!path.startsWith("/") || !printable(method) || !printable(path)) {
            throw new IllegalArgumentException("no request: " + method + " " + path);
        }
        for (String header : headers) {
            if (header.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
                throw new IllegalArgumentException("no header: " + header);
            }
        }
    }

    /// A request without a body.
    public static Request of(String method, String path, String... headers) {
        return new Request(method, path, List.of(headers), NONE);
    }

    private static boolean printable(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /// The request line and the headers, as they are sent.
    ByteBuffer head(Origin origin) {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(origin.hostHeader()).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (!method.equals("GET") && !method.equals("OPTIONS")) {
            head.append("Content-Length: ").append(body.remaining()).append("\r\n");
        }
        return ByteBuffer.wrap(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }
}
