package io.chainkeeper.transfer;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A server's own words, made fit for a message: one line, no markup, no control characters, not long.
final class ServerText {
    /// Bytes of an error answer that are read at all.
    static final int MAX_BYTES = 8 << 10;

    private static final int MAX_LENGTH = 300;
    private static final Pattern MARKUP = Pattern.compile("(?s)<(style|script)\\b.*?</\\1>|<[^<>]*>");
    private static final Pattern NOT_TEXT = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\uFFFD]+");

    private ServerText() {}

    static String of(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("<")) {
            text = MARKUP.matcher(text).replaceAll(" ");
        }
        text = NOT_TEXT.matcher(text).replaceAll(" ").strip();
        if (text.isEmpty()) {
            return "(no text)";
        }
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH - 1).stripTrailing() + "…";
    }
}
