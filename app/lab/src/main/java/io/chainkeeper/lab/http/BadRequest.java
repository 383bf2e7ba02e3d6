package io.chainkeeper.lab.http;

import java.io.IOException;

/// The peer did not speak HTTP/1.1 as this server takes it.
final class BadRequest extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status what to answer, 400 to 499
    BadRequest(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }
}
