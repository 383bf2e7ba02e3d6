package io.chainkeeper.lab.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the peer sends, through one buffer per connection, so that pipelined requests wait in it.
final class PeerInput {
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    PeerInput(InputStream in) {
        this.in = in;
    }

    /// The next line without its end; empty when the peer ended the connection before its first byte.
    ///
    /// @param limit most bytes of a line
    /// @param tooLong the status to answer when it is longer
    Optional<String> line(int limit, int tooLong) throws IOException {
        StringBuilder line = new StringBuilder(80);
        while (true) {
            if (next == end && !fill()) {
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                throw new EOFException("the peer ended in mid-line");
            }
            int stop = endOfLine();
            line.append(new String(buffer, next, stop - next, StandardCharsets.ISO_8859_1));
            boolean whole = stop < end;
            next = whole ? stop + 1 : stop;
            if (line.length() > limit) {
                throw new BadRequest(tooLong, "line of more than " + limit + " bytes");
            }
            if (whole) {
                return Optional.of(withoutReturn(line));
            }
        }
    }

    private int endOfLine() {
        int i = next;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private static String withoutReturn(StringBuilder line) {
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return line.toString();
    }

    /// At least one byte, at most `length`; −1 at the end.
    int read(byte[] into, int offset, int length) throws IOException {
        if (next == end) {
            if (length >= BUFFER) {
                return in.read(into, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, into, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer, 0, BUFFER));
        return end > 0;
    }
}
