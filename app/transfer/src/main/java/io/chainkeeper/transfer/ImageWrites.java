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
        exchanges.exchange(
                put(server, offset, from),
                patience,
                abandoned,
                (head, connection) -> Answers.done(head, connection, offset, length));
        from.position(from.position() + length);
    }

    /// Asks for data to be written, without making them durable if the server leaves the choice.
    Request put(ServerOptions server, long offset, ByteBuffer from) {
        return new Request(
                "PUT",
                path + (server.flush() ? "?flush=n" : ""),
                List.of(
                        "Content-Type: application/octet-stream",
                        "Content-Range: bytes " + offset + "-" + (offset + from.remaining() - 1) + "/*"),
                from);
    }

    /// Makes a range read as zeroes, by order if the server takes one.
    void zero(ServerOptions server, long offset, long length, BooleanSupplier abandoned) throws TransferException {
        if (server.zero()) {
            exchange(zeroes(offset, length), abandoned, new ByteRange(offset, length));
        } else {
            SentZeroes.forEachPiece(offset, length, (at, zeroes) -> write(server, at, zeroes, abandoned));
        }
    }

    /// Orders zeroes, of a server that takes such orders.
    Request zeroes(long offset, long length) {
        return patch("{\"op\":\"zero\",\"offset\":" + offset + ",\"size\":" + length + ",\"flush\":false}");
    }

    /// The longest silence to be borne.
    ///
    /// @param order whether it is one that a healthy server may think about for minutes
    Duration patience(boolean order) {
        return order ? longPatience : patience;
    }

    /// Makes everything durable; a server that takes no such order flushes after each write anyway.
    void flush(ServerOptions server, BooleanSupplier abandoned) throws TransferException {
        if (server.flush()) {
            exchange(patch("{\"op\":\"flush\"}"), abandoned, new ByteRange(0, 1));
        }
    }

    private Request patch(String order) {
        return new Request(
                "PATCH",
                path,
                List.of("Content-Type: application/json"),
                ByteBuffer.wrap(order.getBytes(StandardCharsets.US_ASCII)));
    }

    private void exchange(Request order, BooleanSupplier abandoned, ByteRange about) throws TransferException {
        exchanges.exchange(
                order,
                longPatience,
                abandoned,
                (head, connection) -> Answers.done(head, connection, about.offset(), about.length()));
    }
}
