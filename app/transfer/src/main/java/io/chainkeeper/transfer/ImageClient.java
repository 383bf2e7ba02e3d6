package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Connection;
import io.chainkeeper.transfer.http.Head;
import io.chainkeeper.transfer.http.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// One ticket's image on an oVirt image server (the *images API* of ovirt-imageio).
///
/// For many threads at once: each request takes a connection, at most as many as the server allows and the limits
/// say, and waits for one otherwise. A request on a kept connection that the server had closed meanwhile is sent
/// once more on a new one; every other failure is told, and it is for the caller to try again.
///
/// A range is delivered whole or not at all: a buffer's position moves only when status, range and length of the
/// answer were right.
public final class ImageClient implements AutoCloseable {
    /// Longest range zeroed at once, in bytes. Storage that can't zero fast writes it out, and cancel, time-outs and
    /// progress are noticed only between requests.
    static final long MAX_ZERO = 128L << 20;

    /// What a server reads from its storage at least, in bytes a second, while it reads a whole disk for a checksum: a
    /// fifth of what a link of 1 Gbit/s brings.
    private static final long SLOWEST_DISK = 25L << 20;

    private static final int MAX_SMALL_JSON = 64 << 10;
    private static final Duration FOREVER_LIKE = Duration.ofHours(12);
    private static final BooleanSupplier NEVER = () -> false;

    private final TicketUrl url;
    private final Limits limits;
    private final Connections connections;
    private final Exchanges exchanges;
    private final ImageWrites writes;
    private ServerOptions options = ServerOptions.ANCIENT;
    private volatile long size = -1;

    /// How long to wait, and how many connections to have.
    ///
    /// @param connect     for connecting and the TLS handshake together
    /// @param read        the longest silence in an answer, or while sending, that is borne
    /// @param connections at most, at least 1; the server's own limit is kept too
    /// @param checksum    the longest silence while the server reads its whole disk for a checksum
    public record Limits(Duration connect, Duration read, int connections, Duration checksum) {
        /// Refuses limits that allow nothing.
        public Limits {
            if (connections < 1) {
                throw new IllegalArgumentException("connections: " + connections);
            }
            for (Duration limit : List.of(connect, read, checksum)) {
                if (limit.isZero() || limit.isNegative()) {
                    throw new IllegalArgumentException("limit: " + limit);
                }
            }
        }

        /// At most half a day for a checksum.
        public Limits(Duration connect, Duration read, int connections) {
            this(connect, read, connections, FOREVER_LIKE);
        }

        /// 10 seconds to connect, 60 seconds of silence (the server's own limit), 4 connections: more cost CPU and
        /// gain little.
        public static Limits standard() {
            return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 4);
        }

        /// For requests that a healthy server may think about for minutes: a flush of much data, the extents of a
        /// large disk, zeroes on storage that must write them.
        private Duration thoughtful() {
            return read.multipliedBy(5);
        }

        /// For the checksum of a disk.
        ///
        /// @param size in bytes; negative when nobody knows it yet
        private Duration reading(long size) {
            Duration patience = thoughtful().plusSeconds(size / SLOWEST_DISK);
            return size < 0 || patience.compareTo(checksum) > 0 ? checksum : patience;
        }
    }

    private ImageClient(TicketUrl url, ServerTrust trust, Limits limits) {
        this.url = url;
        this.limits = limits;
        this.connections = new Connections(url.origin(), trust.tls(), limits.connect());
        this.exchanges = new Exchanges(url.origin().host(), connections);
        this.writes = new ImageWrites(exchanges, url.path(), limits.read(), limits.thoughtful());
    }

    /// Connects and asks what the server can do.
    ///
    /// @param ticketUrl the transfer URL that the engine told; `http` only for this computer itself
    /// @param trust     trusts the engine's authority
    /// @throws TicketGone     when the server doesn't know the ticket
    /// @throws ConnectionLost when there is no server, or not the right one
    public static ImageClient open(URI ticketUrl, ServerTrust trust, Limits limits) throws TransferException {
        ImageClient client = new ImageClient(TicketUrl.of(ticketUrl), trust, limits);
        try {
            client.askOptions();
            return client;
        } catch (TransferException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private void askOptions() throws TransferException {
        options = exchanges.exchange(Request.of("OPTIONS", url.path()), limits.read(), NEVER, (head, connection) -> {
            // Servers before the OPTIONS method answer 405, some 204: they read and write ranges, one at a time.
            if (head.status() == 405 || head.status() == 204) {
                connection.small(ServerText.MAX_BYTES);
                return ServerOptions.ANCIENT;
            }
            Answers.expect(200, head, connection);
            return Json.options(Answers.whole(connection, MAX_SMALL_JSON));
        });
        connections.allow(connections());
    }

    /// What the server can do for this ticket.
    public ServerOptions options() {
        return options;
    }

    /// Connections there may be at a time: the smaller of our limit and the server's.
    public int connections() {
        return Math.min(limits.connections(), options.connections());
    }

    /// Asks for the extents of the disk and hands them on, one after another, while they arrive.
    ///
    /// The list is checked: it begins at 0, has neither gap nor overlap, and when the size of the disk is known
    /// already it ends there. On older servers dirty extents don't say whether they are zero (`zero` is `false`
    /// then).
    ///
    /// @throws NoDirtyExtents when the ticket is not one of an incremental backup
    public void extents(Context context, ExtentSink sink) throws TransferException {
        extents(context, sink, NEVER);
    }

    void extents(Context context, ExtentSink sink, BooleanSupplier abandoned) throws TransferException {
        Request request = Request.of("GET", url.path() + "/extents?context=" + context.apiName());
        long found = exchanges.exchange(request, limits.thoughtful(), abandoned, (head, connection) -> {
            if (head.status() == 404 && context == Context.DIRTY) {
                throw new NoDirtyExtents(ServerText.of(connection.small(ServerText.MAX_BYTES)));
            }
            Answers.expect(200, head, connection);
            if (connection.remaining() < 0) {
                throw new BadAnswer("the list of extents doesn't say how long it is");
            }
            long covered = new ExtentList(context, sink).read(connection.stream());
            if (connection.remaining() > 0) {
                connection.small(ServerText.MAX_BYTES);
            }
            return covered;
        });
        learnSize(found);
    }

    /// The disk's size as the guest sees it, in bytes. Asked once.
    public long size() throws TransferException {
        return size(NEVER);
    }

    /// The same, given up soon after `abandoned` says so: a server may think for minutes about a large disk.
    long size(BooleanSupplier abandoned) throws TransferException {
        if (size < 0) {
            boolean writable = options.zero() || options.flush();
            if (writable && options.extents()) {
                extents(Context.ZERO, extent -> {}, abandoned);
            } else {
                learnSize(askSize(abandoned));
            }
        }
        return size;
    }

    /// Servers tell the size with every range, and a byte costs less than the list of a large disk's extents.
    private long askSize(BooleanSupplier abandoned) throws TransferException {
        Request request = Request.of("GET", url.path(), "Range: bytes=0-0");
        return exchanges.exchange(request, limits.read(), abandoned, (head, connection) -> {
            long nothing = ContentRange.sizeOf(head.header("content-range").orElse(""));
            if (head.status() == 416 && nothing == 0) {
                return 0L;
            }
            Answers.expect(206, head, connection);
            connection.readFully(ByteBuffer.allocate(1));
            return ContentRange.parse(head.header("content-range").orElse("")).size();
        });
    }

    private synchronized void learnSize(long told) throws BadAnswer {
        if (size >= 0 && size != told) {
            throw new BadAnswer("the disk had " + size + " bytes and now has " + told);
        }
        size = told;
    }

    /// Fills `into` with the bytes at `offset`.
    ///
    /// @throws RangeRefused when the range does not lie within the disk
    public void read(long offset, ByteBuffer into) throws TransferException {
        read(offset, into, NEVER);
    }

    void read(long offset, ByteBuffer into, BooleanSupplier abandoned) throws TransferException {
        int length = into.remaining();
        if (checkRange(offset, length)) {
            return;
        }
        ByteRange range = new ByteRange(offset, length);
        exchanges.exchange(range(range), limits.read(), abandoned, (head, connection) -> {
            checkRange(head, connection, range);
            connection.readFully(into.duplicate());
            return length;
        });
        into.position(into.position() + length);
    }

    /// Asks for a range.
    Request range(ByteRange range) {
        return Request.of("GET", url.path(), "Range: bytes=" + range.offset() + "-" + (range.end() - 1));
    }

    /// That the answer is the range, neither more nor less nor something else.
    void checkRange(Head head, Connection connection, ByteRange asked) throws IOException {
        if (head.status() == 200) {
            throw new BadAnswer("it is the whole disk instead of a range");
        }
        Answers.expect(206, head, connection, asked.offset(), asked.length());
        ContentRange range = ContentRange.parse(head.header("content-range").orElse(""));
        range.check(asked.offset(), asked.length());
        if (connection.remaining() != asked.length()) {
            throw new BadAnswer("it has " + connection.remaining() + " bytes instead of " + asked.length());
        }
        learnSize(range.size());
    }

    /// A connection for several ranges in a row.
    HeldConnection hold(BooleanSupplier abandoned) throws IOException {
        return exchanges.hold(limits.read(), abandoned);
    }

    /// Whether an exception says that the connection broke, and nothing more.
    boolean isBroken(IOException e) {
        return Exchanges.isBroken(e);
    }

    TransferException translated(IOException e) {
        return exchanges.translated(e);
    }

    /// Writes `from` at `offset`. It is durable only after [#flush()].
    ///
    /// @throws RangeRefused when the range does not lie within the disk
    public void write(long offset, ByteBuffer from) throws TransferException {
        write(offset, from, NEVER);
    }

    void write(long offset, ByteBuffer from, BooleanSupplier abandoned) throws TransferException {
        if (!checkRange(offset, from.remaining())) {
            writes.write(options, offset, from, abandoned);
        }
    }

    /// Makes the range read as zeroes, in pieces of at most 128 MiB; zeroes are sent where the server can't do it
    /// alone.
    ///
    /// @throws RangeRefused when the range does not lie within the disk
    public void zero(long offset, long length) throws TransferException {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length);
        }
        for (long done = 0; done < length; ) {
            long piece = Math.min(MAX_ZERO, length - done);
            zeroPiece(offset + done, piece, NEVER);
            done += piece;
        }
    }

    /// The requests that change the image, for who sends them on a connection that it holds.
    ImageWrites writes() {
        return writes;
    }

    /// @param length at most 128 MiB
    void zeroPiece(long offset, long length, BooleanSupplier abandoned) throws TransferException {
        if (!checkRange(offset, length)) {
            writes.zero(options, offset, length, abandoned);
        }
    }

    /// Returns when everything written so far is durable. A server that can't be told flushes after each write
    /// anyway.
    public void flush() throws TransferException {
        flush(NEVER);
    }

    void flush(BooleanSupplier abandoned) throws TransferException {
        writes.flush(options, abandoned);
    }

    /// The disk's checksum, in lower-case hexadecimal: the digest of the digests of its blocks of 4 MiB. The
    /// server reads all data of the disk for it, and says nothing meanwhile.
    ///
    /// @param algorithm a digest's name as the server knows it, such as `sha256`
    public String checksum(String algorithm) throws TransferException {
        return checksum(algorithm, NEVER);
    }

    /// As [#checksum(String)], given up soon after `cancelled` says so.
    ///
    /// @throws TransferCancelled when it was given up
    public String checksum(String algorithm, BooleanSupplier cancelled) throws TransferException {
        return ServerChecksum.ask(exchanges, url.path(), algorithm, limits.reading(size), cancelled);
    }

    /// Asks for nothing in particular, so that the server and the engine see that the ticket is still in use.
    void renew(BooleanSupplier abandoned) throws TransferException {
        exchanges.exchange(Request.of("OPTIONS", url.path()), limits.read(), abandoned, (head, connection) -> {
            if (head.status() == 405 || head.status() == 204) {
                return connection.small(ServerText.MAX_BYTES);
            }
            Answers.expect(200, head, connection);
            return Answers.whole(connection, MAX_SMALL_JSON);
        });
    }

    /// Drops the connections that wait for a request. After a 500 the server may have got well again, but a
    /// connection from before never does.
    void reconnect() {
        connections.forgetIdle();
    }

    /// Closes the connections. Requests under way end soon with [TransferCancelled].
    @Override
    public void close() {
        connections.close();
    }

    /// @return whether there is nothing to do
    private static boolean checkRange(long offset, long length) {
        if (offset < 0 || length < 0 || offset + length < 0) {
            throw new IllegalArgumentException(length + " bytes at " + offset);
        }
        return length == 0;
    }
}
