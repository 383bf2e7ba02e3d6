package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.time.Duration;

/// The other side neither spoke nor listened within the limit.
public final class Silence extends IOException {
    private static final long serialVersionUID = 1L;

    Silence(Duration limit) {
        super("nothing was heard for " + limit.toMillis() + " ms");
    }
}
