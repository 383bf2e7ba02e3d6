package io.chainkeeper.lab.http;

import java.io.IOException;

/// A request's body is longer than the reader takes.
public final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final long length;
    private final long limit;

    /// @param length what the peer announced, in bytes
    /// @param limit  what is taken, in bytes
    public BodyTooLarge(long length, long limit) {
        super("request body of " + length + " bytes, limit " + limit);
        this.length = length;
        this.limit = limit;
    }

    /// What the peer announced, in bytes.
    public long length() {
        return length;
    }

    /// What is taken, in bytes.
    public long limit() {
        return limit;
    }
}
