package io.chainkeeper.transfer.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The status and the headers of an answer.
///
/// @param status    100 to 999
/// @param keepAlive whether the server means to keep the connection
/// @param headers   by name in lower case; repeated ones joined by a comma
public record Head(int status, boolean keepAlive, Map<String, String> headers) {
    /// Headers an answer may have; the image server sends about six.
    private static final int MAX_HEADERS = 100;

    /// Enough for every length there can be, and too short to overflow a `long`.
    private static final int MAX_LENGTH_DIGITS = 18;

    /// Copies the headers.
    public Head {
        headers = Map.copyOf(headers);
    }

    /// A header's value.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether the real answer is still to come.
    boolean interim() {
        return status < 200;
    }

    /// The body's length in bytes; empty when the body ends with the connection.
    OptionalLong length() throws BadHttp {
        if (status == 204 || status == 304 || interim()) {
            return OptionalLong.of(0);
        }
        if (headers.containsKey("transfer-encoding")) {
            throw new BadHttp("the answer comes in chunks instead of with its length");
        }
        String length = headers.get("content-length");
        if (length == null) {
            return OptionalLong.empty();
        }
        if (length.isEmpty()
                || length.length() > MAX_LENGTH_DIGITS
                || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadHttp("the answer's length is no number");
        }
        return OptionalLong.of(Long.parseLong(length));
    }

    /// Reads a head from its text: lines that end with a line feed, perhaps after a carriage return, up to an empty
    /// one.
    static Head parse(String text) throws BadHttp {
        String[] lines = text.split("\r?\n", MAX_HEADERS + 3);
        if (lines.length > MAX_HEADERS + 2) {
            throw new BadHttp("the answer has more than " + MAX_HEADERS + " headers");
        }
        boolean modern = lines[0].startsWith("HTTP/1.1 ");
        int status = status(lines[0]);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            add(headers, lines[i]);
        }
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean keepAlive = modern ? !connection.contains("close") : connection.contains("keep-alive");
        return new Head(status, keepAlive, headers);
    }

    private static int status(String line) throws BadHttp {
        boolean http = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
        boolean shaped = line.length() >= 12 && (line.length() == 12 || line.charAt(12) == ' ');
        if (!http || !shaped) {
            throw new BadHttp("there is no HTTP status where the answer begins");
        }
        int status = 0;
        for (char c : line.substring(9, 12).toCharArray()) {
            if (c < '0' || c > '9') {
                throw new BadHttp("the answer's status is no number");
            }
            status = 10 * status + (c - '0');
        }
        if (status < 100) {
            throw new BadHttp("the answer's status is " + status);
        }
        return status;
    }

    private static void add(Map<String, String> headers, String line) throws BadHttp {
        int colon = line.indexOf(':');
        if (colon < 1 || line.substring(0, colon).chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new BadHttp("a header of the answer has no name");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        String before = headers.put(name, value);
        if (before != null) {
            if (name.equals("content-length") || name.equals("content-range")) {
                throw new BadHttp("the answer says twice how long it is");
            }
            headers.put(name, before + ", " + value);
        }
    }
}
