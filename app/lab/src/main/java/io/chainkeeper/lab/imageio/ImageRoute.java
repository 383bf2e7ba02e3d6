package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.http.Exchange;
import io.chainkeeper.lab.http.Route;
import io.chainkeeper.lab.storage.ByteRange;
import io.chainkeeper.lab.storage.Frozen;
import io.chainkeeper.lab.storage.LabDiskContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every request of the image server: finds the ticket, does what is asked, or says no in one line.
final class ImageRoute implements Route {
    private static final Logger log = LoggerFactory.getLogger(ImageRoute.class);
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final int PATCH_LIMIT = 4096;
    private static final int MIB = 1 << 20;

    private final Function<String, Optional<Ticket>> tickets;
    private final Strikes strikes;
    private final ByteMover mover;

    /// @param tickets finds a ticket by what stands in the path
    ImageRoute(Function<String, Optional<Ticket>> tickets, Strikes strikes) {
        this.tickets = tickets;
        this.strikes = strikes;
        this.mover = new ByteMover(strikes);
    }

    @Override
    public void serve(Exchange e) throws IOException {
        try {
            route(e);
        } catch (Refused refused) {
            answer(e, refused);
        } catch (SocketTimeoutException stalled) {
            answer(e, Refused.failed(true));
        }
    }

    private static void answer(Exchange e, Refused refused) throws IOException {
        if (e.answered()) {
            e.abort();
            return;
        }
        if (refused.closing()) {
            e.closeAfterAnswer();
        }
        if (!refused.contentRange().isEmpty()) {
            e.addHeader("Content-Range", refused.contentRange());
        }
        String text = refused.getMessage() + "\n";
        e.answer(refused.status(), TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void route(Exchange e) throws IOException {
        String[] parts = e.path().split("/", 6);
        if (e.path().equals("/info/") || e.path().equals("/info")) {
            only("GET", e);
            json(e, "{\"version\":\"2.5.3\"}");
        } else if (parts.length < 3 || !parts[1].equals("images")) {
            throw Refused.notFound("No such resource: " + e.path());
        } else if (parts[2].isEmpty()) {
            throw Refused.bad("Ticket id is required");
        } else {
            resource(e, parts[2], String.join("/", List.of(parts).subList(3, parts.length)));
        }
    }

    private void resource(Exchange e, String id, String rest) throws IOException {
        switch (rest) {
            case "" -> image(e, id);
            case "extents" -> {
                only("GET", e);
                with(e, id, ticket -> extents(e, ticket));
            }
            case "checksum" -> {
                only("GET", e);
                with(e, id, ticket -> checksum(e, ticket));
            }
            case "checksum/algorithms" -> {
                only("GET", e);
                json(e, "{\"algorithms\":[\"" + String.join("\",\"", Digests.names()) + "\"]}");
            }
            default -> throw Refused.notFound("No such resource: " + e.path());
        }
    }

    private static void only(String method, Exchange e) throws Refused {
        if (!e.method().equals(method)) {
            e.addHeader("Allow", method);
            throw Refused.method(e.method());
        }
    }

    private void image(Exchange e, String id) throws IOException {
        switch (e.method()) {
            case "OPTIONS" -> with(e, id, ticket -> options(e, ticket));
            case "GET" -> with(e, id, ticket -> download(e, ticket));
            case "PUT" -> with(e, id, ticket -> upload(e, ticket));
            case "PATCH" -> {
                PatchRequest asked = PatchRequest.parse(e.body(PATCH_LIMIT));
                with(e, id, ticket -> patch(e, ticket, asked));
            }
            default -> {
                e.addHeader("Allow", "OPTIONS,GET,PUT,PATCH");
                throw Refused.method(e.method());
            }
        }
    }

    /// What is done with a ticket that was let in.
    private interface Work {
        void on(Ticket ticket) throws IOException;
    }

    private void with(Exchange e, String id, Work work) throws IOException {
        Ticket ticket = tickets.apply(id).orElseThrow(() -> Refused.forbidden("No such ticket " + id));
        ticket.begin(e.connection());
        e.connection().idleLimit(ticket.spec().timeout());
        try {
            work.on(ticket);
        } catch (IOException | RuntimeException failed) {
            if (e.answered() || of(failed, Refused.class, SocketTimeoutException.class, EOFException.class)) {
                throw failed;
            }
            log.warn("{} {} failed: {}", e.method(), e.path(), failed.toString());
            throw Refused.failed(true);
        } finally {
            ticket.end();
        }
    }

    private static boolean of(Exception failed, Class<?>... kinds) {
        return Stream.of(kinds).anyMatch(kind -> kind.isInstance(failed));
    }

    private static void options(Exchange e, Ticket ticket) throws IOException {
        boolean writes = ticket.spec().mode() == TicketSpec.Mode.WRITE;
        e.addHeader("Allow", writes ? "OPTIONS,GET,PUT,PATCH" : "OPTIONS,GET");
        String features = writes ? "\"checksum\",\"extents\",\"zero\",\"flush\"" : "\"checksum\",\"extents\"";
        json(
                e,
                "{\"features\":[" + features + "],\"max_readers\":" + Ticket.CONNECTIONS + ",\"max_writers\":"
                        + Ticket.CONNECTIONS + "}");
    }

    private static void extents(Exchange e, Ticket ticket) throws IOException {
        long size = ticket.spec().size();
        switch (e.query().getOrDefault("context", "zero")) {
            case "zero" -> e.answer(200, JSON, Extents.zero(ticket.content(), size));
            case "dirty" -> e.answer(200, JSON, Extents.dirty(ticket.content(), size, dirty(ticket)));
            default -> throw Refused.bad("context must be one of: zero, dirty");
        }
    }

    private static List<ByteRange> dirty(Ticket ticket) throws Refused {
        Optional<UUID> since = ticket.spec().dirtySince();
        if (since.isPresent() && ticket.content() instanceof Frozen moment) {
            Optional<List<ByteRange>> dirty = moment.dirtySince(since.get());
            if (dirty.isPresent()) {
                return dirty.get();
            }
        }
        throw Refused.notFound("Ticket does not support dirty extents");
    }

    private static void checksum(Exchange e, Ticket ticket) throws IOException {
        String algorithm = e.query().getOrDefault("algorithm", Digests.DEFAULT);
        if (Digests.named(algorithm).isEmpty()) {
            throw Refused.bad("algorithm must be one of: " + String.join(", ", Digests.names()));
        }
        String asked = e.query().getOrDefault("block_size", String.valueOf(4 * MIB));
        if (!asked.matches("[0-9]{1,9}")) {
            throw Refused.bad("Invalid block size");
        }
        int blockSize = Integer.parseInt(asked);
        if (blockSize < MIB || blockSize > 16 * MIB || blockSize % 4096 != 0) {
            throw Refused.bad("Block size must be a multiple of 4096 between " + MIB + " and " + 16 * MIB);
        }
        String checksum =
                new DiskChecksum(ticket.content(), ticket.spec().size(), blockSize, algorithm).compute(ticket::removed);
        json(
                e,
                "{\"algorithm\":\"" + algorithm + "\",\"block_size\":" + blockSize + ",\"checksum\":\"" + checksum
                        + "\"}");
    }

    private void download(Exchange e, Ticket ticket) throws IOException {
        strikes.strike(ticket, e.connection());
        long size = ticket.spec().size();
        AskedRange range = AskedRange.of(e.header("Range"), size);
        long first = range.first();
        if (range.partial()) {
            AskedRange told = range.length() > 0 && strikes.wrongRange() ? moved(range, size) : range;
            first = told.first();
            e.addHeader("Content-Range", told.contentRange(size));
        }
        e.addHeader("Content-Disposition", "attachment");
        long length =
                range.partial() && range.length() > 0 && strikes.shortBody() ? range.length() / 2 : range.length();
        OutputStream out = e.answerStream(range.partial() ? 206 : 200, "application/octet-stream", range.length());
        mover.send(e, ticket, first, length, out);
    }

    /// Another range of the same length: a little further on, or a little before where that is behind the end.
    private static AskedRange moved(AskedRange range, long size) {
        long by = Math.min(4096, Math.max(1, size - range.length()));
        boolean fits = range.first() + by + range.length() <= size;
        return new AskedRange(fits ? range.first() + by : Math.max(0, range.first() - by), range.length(), true);
    }

    private void upload(Exchange e, Ticket ticket) throws IOException {
        LabDiskContent disk = ticket.writable();
        if (!e.hasLength()) {
            throw Refused.bad("Content-Length header is required");
        }
        boolean flush = flush(e);
        long start = AskedRange.start(e.header("Content-Range"));
        inside(ticket, start, e.bodyLength());
        strikes.strike(ticket, e.connection());
        mover.receive(e, ticket, start, disk);
        if (flush) {
            disk.flush();
        }
        e.answerEmpty(200);
    }

    private static boolean flush(Exchange e) throws Refused {
        return switch (e.query().getOrDefault("flush", "y")) {
            case "y" -> true;
            case "n" -> false;
            default -> throw Refused.bad("flush must be one of: y, n");
        };
    }

    private void patch(Exchange e, Ticket ticket, PatchRequest asked) throws IOException {
        LabDiskContent disk = ticket.writable();
        strikes.strike(ticket, e.connection());
        switch (asked) {
            case PatchRequest.Flush() -> disk.flush();
            case PatchRequest.Zero(long offset, long size, boolean flush) -> {
                inside(ticket, offset, size);
                disk.zero(offset, size);
                ticket.moved(offset, size);
                if (flush) {
                    disk.flush();
                }
            }
        }
        e.answerEmpty(200);
    }

    private static void inside(Ticket ticket, long start, long length) throws Refused {
        long size = ticket.spec().size();
        if (length > size || start > size - length) {
            throw Refused.outside(size, "Requested range is out of the image's " + size + " bytes", true);
        }
    }

    private static void json(Exchange e, String json) throws IOException {
        e.answer(200, JSON, json.getBytes(StandardCharsets.UTF_8));
    }
}
