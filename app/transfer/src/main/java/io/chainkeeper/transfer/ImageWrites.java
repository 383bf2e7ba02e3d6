package io.chainkeeper.transfer;

import io.chainkeeper.transfer.http.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The requests that change an image.
final class ImageWrites {
    private final Exchanges exchanges;
    private final String path;
    private final Duration patience;
    private final Duration longPatience;

    /// @param patience     the longest silence while data are sent
    /// @param longPatience the same for orders that a healthy server may think about for minutes
    ImageWrites(Exchanges exchanges, String path, Duration patience, Duration longPatience) {
        this.exchanges = exchanges;
        this.path = path;
        this.patience = patience;
        this.longPatience = longPatience;
    }

    /// Sends data; the buffer's position moves when they have been taken.
    void write(ServerOptions server, long offset, ByteBuffer from, BooleanSupplier abandoned) throws TransferException {
        int length = from.remaining();
        Request request = new Request(
                "PUT",
                path + (server.flush() ? "?flush=n" : ""),
                List.of(
                        "Content-Type: application/octet-stream",
                        "Content-Range: bytes " + offset + "-" + (offset + length - 1) + "/*"),
                from);
        exchanges.exchange(
                request, patience, abandoned, (head, connection) -> Answers.done(head, connection, offset, length));
        from.position(from.position() + length);
    }

    /// Makes a range read as zeroes, by order if the server takes one.
    void zero(ServerOptions server, long offset, long length, BooleanSupplier abandoned) throws TransferException {
        if (server.zero()) {
            patch(
                    "{\"op\":\"zero\",\"offset\":" + offset + ",\"size\":" + length + ",\"flush\":false}",
                    abandoned,
                    new ByteRange(offset, length));
        } else {
            SentZeroes.forEachPiece(offset, length, (at, zeroes) -> write(server, at, zeroes, abandoned));
        }
    }

    /// Makes everything durable; a server that takes no such order flushes after each write anyway.
    void flush(ServerOptions server, BooleanSupplier abandoned) throws TransferException {
        if (server.flush()) {
            patch("{\"op\":\"flush\"}", abandoned, new ByteRange(0, 1));
        }
    }

    private void patch(String order, BooleanSupplier abandoned, ByteRange about) throws TransferException {
        Request request = new Request(
                "PATCH",
                path,
                List.of("Content-Type: application/json"),
                ByteBuffer.wrap(order.getBytes(StandardCharsets.US_ASCII)));
        exchanges.exchange(
                request,
                longPatience,
                abandoned,
                (head, connection) -> Answers.done(head, connection, about.offset(), about.length()));
    }
}
