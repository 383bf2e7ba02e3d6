package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the heads of answers, and keeps what arrived with them for whoever reads the body.
final class HeadReader {
    /// All header bytes of an answer; the image server sends about 300.
    private static final int MAX_HEAD = 32 << 10;

    /// Room for one TLS record, so that a head is decrypted without a detour.
    private static final int RECORD = 17 << 10;

    private final Wire wire;
    private final ByteBuffer buffered = ByteBuffer.allocate(RECORD).flip();
    private boolean heard;

    HeadReader(Wire wire) {
        this.wire = wire;
    }

    /// Another answer is due.
    void begin() {
        heard = false;
    }

    /// Whether anything of the answer has arrived.
    boolean heard() {
        return heard;
    }

    /// Whether there is something behind the last head that nobody has read.
    boolean hasMore() {
        return buffered.hasRemaining();
    }

    /// Takes what is behind the head, as much as fits.
    int move(ByteBuffer into) {
        return Buffers.move(buffered, into);
    }

    /// Reads one head, all of it within one limit.
    Head read(Waiting waiting) throws IOException {
        Deadline deadline = waiting.start();
        StringBuilder text = new StringBuilder(512);
        while (true) {
            if (!buffered.hasRemaining()) {
                fill(deadline);
            }
            heard = true;
            int end = endOfLine();
            text.append(
                    StandardCharsets.ISO_8859_1.decode(buffered.slice(buffered.position(), end - buffered.position())));
            buffered.position(end);
            if (text.length() > MAX_HEAD) {
                throw new BadHttp("the answer's head is longer than " + MAX_HEAD + " bytes");
            }
            if (complete(text)) {
                return Head.parse(text.toString());
            }
        }
    }

    private void fill(Deadline deadline) throws IOException {
        buffered.clear();
        try {
            if (wire.read(buffered, deadline) < 0) {
                throw new CutShort(
                        heard
                                ? "the connection ended within the answer's head"
                                : "the connection ended without an answer");
            }
        } finally {
            buffered.flip();
        }
    }

    private int endOfLine() {
        for (int i = buffered.position(); i < buffered.limit(); i++) {
            if (buffered.get(i) == '\n') {
                return i + 1;
            }
        }
        return buffered.limit();
    }

    private static boolean complete(StringBuilder text) {
        int length = text.length();
        boolean ended = length > 0 && text.charAt(length - 1) == '\n';
        boolean unix = ended && length > 1 && text.charAt(length - 2) == '\n';
        return unix || (ended && length > 2 && text.charAt(length - 2) == '\r' && text.charAt(length - 3) == '\n');
    }
}
