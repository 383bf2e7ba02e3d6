package io.chainkeeper.force.liars;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server would have answered, and what can be made of it.
///
/// @param head status line and headers, with the empty line that ends them
/// @param body as it is
record HonestAnswer(String head, byte[] body) {
    static final Charset WIRE = StandardCharsets.ISO_8859_1;

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final Pattern END = Pattern.compile("\r\n\r\n");

    static HonestAnswer of(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 16 << 10), WIRE);
        Matcher end = END.matcher(text);
        int at = end.find() ? end.end() : text.length();
        return new HonestAnswer(text.substring(0, at), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    boolean xml() {
        return has("application/xml");
    }

    boolean json() {
        return has("application/json");
    }

    /// Whether it is a piece of an image.
    boolean range() {
        return status() == 206;
    }

    private boolean has(String type) {
        return head.toLowerCase(Locale.ROOT).contains("content-type: " + type) && body.length > 0;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The same head before another body, with its length.
    RawAnswer with(byte[] other) {
        return raw(sized(other.length), other, RawAnswer.End.STAYS);
    }

    RawAnswer with(String other) {
        return with(other.getBytes(StandardCharsets.UTF_8));
    }

    /// The same body below another head.
    RawAnswer below(String other) {
        return raw(other, body, RawAnswer.End.CLOSES);
    }

    /// The head with another length in it.
    String sized(Object length) {
        return LENGTH.matcher(head).replaceFirst("Content-Length: " + length);
    }

    /// The head with one more line.
    String lined(String header) {
        return head.substring(0, head.length() - 2) + header + "\r\n\r\n";
    }

    /// The head without a line.
    String without(String header) {
        return head.replaceAll("(?i)" + header + ":[^\r]*\r\n", "");
    }

    /// All of it.
    byte[] whole() {
        return raw(head, body, RawAnswer.End.STAYS).bytes();
    }

    static RawAnswer raw(String head, byte[] body, RawAnswer.End end) {
        byte[] start = head.getBytes(WIRE);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return new RawAnswer(all, end);
    }

    static RawAnswer raw(String text, RawAnswer.End end) {
        return new RawAnswer(text.getBytes(WIRE), end);
    }
}
