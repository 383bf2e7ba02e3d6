package io.chainkeeper.transfer.http;

import java.io.IOException;

/// The caller gave up while it waited for the other side.
public final class Abandoned extends IOException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
        super("given up while waiting");
    }
}
