package io.chainkeeper.lab.http;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request on an [HttpConnection].
final class HttpExchange implements Exchange {
    private static final int FORM_LIMIT = 64 << 10;

    private final RequestHead head;
    private final HttpConnection connection;
    private final PeerInput in;
    private final PeerOutput peer;
    private final BodyInput body;
    private final StringBuilder added = new StringBuilder();
    private @Nullable BodyOutput answer;
    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
    private PeerOutput out;
    private boolean last;

    HttpExchange(RequestHead head, HttpConnection connection, PeerInput in, PeerOutput out) {
        this.head = head;
        this.connection = connection;
        this.in = in;
        this.peer = out;
        this.out = out;
        this.body = new BodyInput(in, Math.max(0, head.length()));
        this.last = !head.lasting();
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String path() {
        return head.path();
    }

    @Override
    public Map<String, String> query() {
        return head.query();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public long bodyLength() {
        return Math.max(0, head.length());
    }

    @Override
    public boolean hasLength() {
        return head.length() >= 0;
    }

    @Override
    public byte[] body(int limit) throws IOException {
        if (bodyLength() > limit) {
            throw new BodyTooLarge(bodyLength(), limit);
        }
        return body.readNBytes(limit);
    }

    @Override
    public Map<String, String> form() throws IOException {
        return RequestHead.parameters(new String(body(FORM_LIMIT), StandardCharsets.UTF_8));
    }

    @Override
    public InputStream bodyStream() {
        return body;
    }

    @Override
    public void addHeader(String name, String value) {
        String line = name + ": " + value;
        if (line.chars().anyMatch(c -> c < ' ' || c == 127 || c > 255)) {
            throw new IllegalArgumentException("a header must be one line of Latin-1");
        }
        added.append(line).append("\r\n");
    }

    @Override
    public void answer(int status, String contentType, byte[] bytes) throws IOException {
        OutputStream stream = begin(status, contentType, bytes.length);
        stream.write(bytes, 0, bytes.length);
        out.flush();
    }

    @Override
    public void answerEmpty(int status) throws IOException {
        begin(status, "", 0);
        out.flush();
    }

    @Override
    public OutputStream answerStream(int status, String contentType, long length) throws IOException {
        return begin(status, contentType, length);
    }

    private OutputStream begin(int status, String contentType, long length) throws IOException {
        if (answer != null) {
            throw new IllegalStateException("answered twice");
        }
        BodyOutput begun = new BodyOutput(out, length, head.method().equals("HEAD"));
        answer = begun;
        StringBuilder text = new StringBuilder(200);
        text.append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(Reasons.of(status))
                .append("\r\n");
        text.append("Date: ").append(Reasons.date()).append("\r\n");
        text.append(added);
        if (!contentType.isEmpty()) {
            text.append("Content-Type: ").append(contentType).append("\r\n");
        }
        if (status != 204) {
            text.append("Content-Length: ").append(length).append("\r\n");
        }
        text.append(last ? "Connection: close\r\n\r\n" : "\r\n");
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        out.begin(bytes);
        return begun;
    }

    @Override
    public void closeAfterAnswer() {
        last = true;
    }

    @Override
    public boolean answered() {
        return answer != null;
    }

    @Override
    public void abort() {
        connection.cut();
    }

    @Override
    public void holdBack() {
        out = new PeerOutput(heldBack);
    }

    @Override
    public byte[] heldBack() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        }
        return heldBack.toByteArray();
    }

    @Override
    public long say(RawAnswer what) {
        RawSpeech speech = new RawSpeech(peer, in);
        last = !speech.say(what);
        return speech.taken();
    }

    @Override
    public Connection connection() {
        return connection;
    }

    /// Whether the answer was begun and every announced byte of it was written.
    boolean complete() {
        BodyOutput begun = answer;
        return begun != null && begun.left() == 0;
    }

    /// Whether the connection ends with this exchange.
    boolean last() {
        return last;
    }

    /// Bytes of the request's body that nobody has read.
    long unread() {
        return body.left();
    }
}
