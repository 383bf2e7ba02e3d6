package io.chainkeeper.lab.imageio;

import io.chainkeeper.lab.http.Exchange;
import io.chainkeeper.lab.http.Route;
import io.chainkeeper.lab.storage.ByteRange;
import io.chainkeeper.lab.storage.Frozen;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final DataAnswers data;

    private final Consumer<UUID> used;

    /// @param tickets finds a ticket by what stands in the path
    /// @param used    is told of each request for bytes before it is answered
    ImageRoute(Function<String, Optional<Ticket>> tickets, Consumer<UUID> used, Strikes strikes) {
        this.tickets = tickets;
        this.used = used;
        this.data = new DataAnswers(strikes);
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
            case "GET" -> with(e, id, ticket -> bytes(e, ticket, () -> data.download(e, ticket)));
            case "PUT" -> with(e, id, ticket -> bytes(e, ticket, () -> data.upload(e, ticket)));
            case "PATCH" -> {
                PatchRequest asked = PatchRequest.parse(e.body(PATCH_LIMIT));
                with(e, id, ticket -> bytes(e, ticket, () -> data.patch(e, ticket, asked)));
            }
            default -> {
                e.addHeader("Allow", "OPTIONS,GET,PUT,PATCH");
                throw Refused.method(e.method());
            }
        }
    }

    private interface Moving {
        void bytes() throws IOException;
    }

    /// Moves bytes, unless something befalls the ticket at this very moment.
    private void bytes(Exchange e, Ticket ticket, Moving moving) throws IOException {
        used.accept(ticket.id());
        if (ticket.silent()) {
            e.abort();
            return;
        }
        ticket.stillGood();
        moving.bytes();
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

    private static void json(Exchange e, String json) throws IOException {
        e.answer(200, JSON, json.getBytes(StandardCharsets.UTF_8));
    }
}
