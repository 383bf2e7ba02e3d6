package io.chainkeeper.lab.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The first lines of a request, checked.
///
/// @param method  as sent
/// @param path    percent-decoded, begins with a slash
/// @param query   percent-decoded
/// @param headers by name in lower case, the first of each name
/// @param length  of the body in bytes, −1 when it was not sent
/// @param lasting whether the peer wants to go on with the connection
record RequestHead(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        long length,
        boolean lasting) {

    /// Reads one; empty when the peer ended the connection instead.
    static Optional<RequestHead> read(PeerInput in, ListenerLimits limits) throws IOException {
        Optional<String> first = in.line(limits.line(), 414);
        if (first.isPresent() && first.get().isEmpty()) {
            first = in.line(limits.line(), 414); // RFC 9112, 2.2: one empty line before a request is ignored
        }
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ", -1);
        if (words.length != 3 || !words[0].matches("[A-Z]{1,16}") || !words[2].matches("HTTP/1\\.[01]")) {
            throw new BadRequest(400, "not a request line");
        }
        Map<String, String> headers = headers(in, limits);
        if (headers.containsKey("transfer-encoding")) {
            throw new BadRequest(400, "Content-Length is required, Transfer-Encoding is not supported");
        }
        String target = words[1];
        if (!target.startsWith("/")) {
            throw new BadRequest(400, "the target must be a path");
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        Map<String, String> query = question < 0 ? Map.of() : parameters(target.substring(question + 1));
        return Optional.of(new RequestHead(
                words[0],
                decoded(path.replace("+", "%2B")),
                query,
                headers,
                length(headers),
                lasting(words[2], headers)));
    }

    /// Names and values of a query or a form.
    static Map<String, String> parameters(String encoded) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", 1000)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) throws IOException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(400, "broken percent encoding");
        }
    }

    private static Map<String, String> headers(PeerInput in, ListenerLimits limits) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int count = 0; ; count++) {
            String line = in.line(limits.line(), 431)
                    .orElseThrow(() -> new BadRequest(400, "the peer ended within the headers"));
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (count >= limits.headers()) {
                throw new BadRequest(431, "more than " + limits.headers() + " headers");
            }
            if (colon < 1 || !line.substring(0, colon).matches("[!-9;-~]+")) {
                throw new BadRequest(400, "not a header");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String before = headers.putIfAbsent(name, value);
            if (name.equals("content-length") && before != null && !before.equals(value)) {
                throw new BadRequest(400, "two different Content-Length");
            }
        }
    }

    private static long length(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length == null) {
            return -1;
        }
        if (!length.matches("[0-9]{1,18}")) {
            throw new BadRequest(400, "Content-Length is not a number");
        }
        return Long.parseLong(length);
    }

    private static boolean lasting(String version, Map<String, String> headers) {
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        return version.equals("HTTP/1.1") ? !connection.contains("close") : connection.contains("keep-alive");
    }
}
