package io.chainkeeper.transfer.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection: a request, its answer, the next request. For one thread at a time.
///
/// After [#ask] the body must be read by one of the three ways there are; a connection whose answer was not read to
/// its end, or that was closed by either side, is not [#reusable()].
public final class Connection implements Closeable {
    /// Interim answers (100, 102, 103) to skip before the real one.
    private static final int MAX_INTERIM = 8;

    private static final long UNTIL_END = -1;

    /// Who sends less in so many seconds of waiting, in bytes a second, keeps the connection busy and nothing else:
    /// a byte a minute is silence.
    private static final long SLOWEST = 1 << 10;

    private final Origin origin;
    private final Wire wire;
    private final HeadReader heads;
    private @Nullable Waiting waiting;
    private long remaining;
    private long answers;
    private int unanswered;
    private boolean reusable;
    private long waited;
    private long heard;

    private Connection(Origin origin, Wire wire) {
        this.origin = origin;
        this.wire = wire;
        this.heads = new HeadReader(wire);
    }

    /// Connects and shakes hands.
    ///
    /// @param tls     trusts the server's authority; not used without TLS, which is for this computer
    ///                only
    /// @param connect limit for connecting and shaking hands together
    public static Connection open(Origin origin, Tls tls, Duration connect, BooleanSupplier abandoned)
            throws IOException {
        Deadline deadline = new Waiting(connect, abandoned).start();
        Line line = Line.connect(origin, deadline);
        return new Connection(origin, origin.tls() ? TlsWire.over(line, origin, tls, deadline) : new PlainWire(line));
    }

    /// Sends a request and reads the head of its answer. When the server answers before it has everything, the rest
    /// is not sent and the connection is not used again.
    ///
    /// @param waiting for each piece of progress; the head as a whole must arrive within one limit
    public Head ask(Request request, Waiting waiting) throws IOException {
        begin(waiting);
        ByteBuffer body = request.body().duplicate();
        boolean sent = wire.write(request.head(origin), waiting) && wire.write(body, waiting);
        Head head = heads.read(waiting);
        for (int i = 0; head.interim(); i++) {
            if (i == MAX_INTERIM) {
                throw new BadHttp("the server only announces its answer");
            }
            sent = sent || wire.write(body, waiting);
            head = heads.read(waiting);
        }
        answered(head, sent);
        return head;
    }

    /// Sends a request but for its body, although answers to earlier ones are still to come: they come in order, each
    /// taken by [#answer]. A body follows by [#send].
    public void askAhead(Request request, Waiting waiting) throws IOException {
        wire.send(request.head(origin), waiting);
        unanswered++;
    }

    /// Sends the body of the request that was asked ahead last, from where the buffer stands.
    ///
    /// @return whether all of it is sent; otherwise an answer is there, perhaps an earlier one: when that has
    ///         been taken the rest may follow
    public boolean send(ByteBuffer body, Waiting waiting) throws IOException {
        return !heads.hasMore() && wire.write(body, waiting);
    }

    /// Reads the head of the next answer; the body before it must have been read.
    public Head answer(Waiting waiting) throws IOException {
        begin(waiting);
        Head head = heads.read(waiting);
        for (int i = 0; head.interim(); i++) {
            if (i == MAX_INTERIM) {
                throw new BadHttp("the server only announces its answer");
            }
            head = heads.read(waiting);
        }
        unanswered--;
        answered(head, true);
        return head;
    }

    private void begin(Waiting waiting) {
        this.waiting = waiting;
        heads.begin();
        reusable = false;
        remaining = 0;
    }

    private void answered(Head head, boolean sent) throws BadHttp {
        remaining = head.length().orElse(UNTIL_END);
        waited = 0;
        heard = 0;
        reusable = sent && head.keepAlive() && remaining != UNTIL_END;
        answers++;
    }

    /// Whether the server means to answer further requests.
    public boolean lasts() {
        return reusable;
    }

    /// How many bytes of the body are still to be read; -1 when only the end of the connection will tell.
    public long remaining() {
        return remaining;
    }

    /// Fills `into` with the next bytes of the body.
    ///
    /// @throws CutShort when the connection ends before
    public void readFully(ByteBuffer into) throws IOException {
        long wanted = into.remaining();
        while (into.hasRemaining()) {
            if (read(into) < 0) {
                throw new CutShort("the connection ended " + into.remaining() + " bytes before the end of " + wanted);
            }
        }
    }

    /// Reads some of the body.
    ///
    /// @return the number of bytes, or -1 when the body is read whole
    private int read(ByteBuffer into) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int end = into.limit();
        if (remaining != UNTIL_END && into.remaining() > remaining) {
            into.limit(into.position() + (int) remaining);
        }
        try {
            return count(heads.hasMore() ? heads.move(into) : await(into));
        } finally {
            into.limit(end);
        }
    }

    /// Waits for more of the body. Only waiting counts: what the reader does in between, the sender can't help.
    private int await(ByteBuffer into) throws IOException {
        Waiting patience = Objects.requireNonNull(waiting);
        long begin = System.nanoTime();
        int n = wire.read(into, patience.start());
        waited += System.nanoTime() - begin;
        heard += Math.max(0, n);
        long limit = patience.limit().toNanos();
        if (waited > limit) {
            if (n >= 0 && n != remaining && heard < SLOWEST * limit / 1_000_000_000) {
                throw new Silence(patience.limit(), heard);
            }
            waited = 0;
            heard = 0;
        }
        return n;
    }

    private int count(int n) throws CutShort {
        if (remaining == UNTIL_END) {
            remaining = n < 0 ? 0 : UNTIL_END;
            return n;
        }
        if (n < 0) {
            throw new CutShort("the connection ended " + remaining + " bytes before the end of the answer");
        }
        remaining -= n;
        return n;
    }

    /// The body as a small piece of text or JSON; what is beyond the limit is not read.
    ///
    /// @param limit bytes to take at most
    public byte[] small(int limit) throws IOException {
        int size = (int) Math.min(limit, remaining == UNTIL_END ? limit : remaining);
        ByteBuffer body = ByteBuffer.allocate(size);
        while (body.hasRemaining() && read(body) >= 0) {
            // As much as there is.
        }
        return Arrays.copyOf(body.array(), body.position());
    }

    /// The body as a stream, for a list too long to be held. Closing it does nothing.
    public InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : Connection.this.read(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    /// Whether another request may follow on this connection.
    public boolean reusable() {
        return reusable && unanswered == 0 && remaining == 0 && !heads.hasMore();
    }

    /// Whether the other side has hung up (or said something unasked) since the last answer.
    public boolean dead() {
        try {
            return heads.hasMore() || wire.stirred();
        } catch (IOException e) {
            return true;
        }
    }

    /// Whether a failure now looks like a kept connection that the server had closed meanwhile: an answer was had
    /// on it before, and not one byte of the present one.
    public boolean wentStale() {
        return answers > 0 && !heads.heard();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
