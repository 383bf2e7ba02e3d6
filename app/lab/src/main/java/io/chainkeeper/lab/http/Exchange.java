package io.chainkeeper.lab.http;

import io.chainkeeper.lab.trouble.RawAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/// One request and its answer. Used by one thread; answered once.
public interface Exchange {
    /// The method as sent, for example `GET`.
    String method();

    /// The path, percent-decoded, without the query.
    String path();

    /// The parameters of the query, percent-decoded; of a repeated name the last one. `?a` is `a` → empty.
    Map<String, String> query();

    /// A header by name, in any case; of a repeated header the first.
    Optional<String> header(String name);

    /// Length of the request's body in bytes: 0 without one.
    long bodyLength();

    /// Whether the body's length was sent at all.
    boolean hasLength();

    /// The whole body.
    ///
    /// @param limit most bytes accepted
    /// @throws IOException [BodyTooLarge] when the body is longer, else when the peer stops sending
    byte[] body(int limit) throws IOException;

    /// The body as an `application/x-www-form-urlencoded` form of at most 64 KiB.
    Map<String, String> form() throws IOException;

    /// The body as a stream that ends after [#bodyLength] bytes.
    InputStream bodyStream() throws IOException;

    /// Adds a header to the answer. Names and values must not hold control characters.
    void addHeader(String name, String value);

    /// Answers wholly.
    void answer(int status, String contentType, byte[] body) throws IOException;

    /// Answers with a `Content-Length` of 0.
    void answerEmpty(int status) throws IOException;

    /// Answers with a body of known length that the caller writes. If less than `length` was written when the route
    /// returns, the connection is closed, so that the peer sees a body cut short.
    ///
    /// @param length in bytes
    OutputStream answerStream(int status, String contentType, long length) throws IOException;

    /// Closes the connection when this answer is sent, and says so in a `Connection: close` header.
    void closeAfterAnswer();

    /// Whether an answer was begun.
    boolean answered();

    /// Cuts the connection at once: no answer, or an answer that breaks off.
    void abort();

    /// Keeps the answer back from now on, for [#heldBack]; [#say] sends something else.
    void holdBack();

    /// The answer that was held back: its head and its body.
    byte[] heldBack();

    /// Sends something else than the answer that was held back, and does with the connection what that says.
    ///
    /// @return how many bytes were taken
    long say(RawAnswer what);

    /// The connection this request came by.
    Connection connection();
}
