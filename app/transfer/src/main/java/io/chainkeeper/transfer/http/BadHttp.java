package io.chainkeeper.transfer.http;

import java.io.IOException;

/// What arrived is not the HTTP that we understand, or exceeds a limit.
public final class BadHttp extends IOException {
    private static final long serialVersionUID = 1L;

    BadHttp(String message) {
        super(message);
    }
}
