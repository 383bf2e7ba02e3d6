package io.chainkeeper.transfer.http;

import java.io.IOException;
import java.time.Duration;

/// The other side neither spoke nor listened within the limit.
public final class Silence extends IOException {
    private static final long serialVersionUID = 1L;

    Silence(Duration limit) {
        super("nothing was heard for " + limit.toMillis() + " ms");
    }

    /// So little that it is as good as nothing.
    Silence(Duration limit, long bytes) {
        super("no more than " + bytes + " bytes were heard in " + limit.toMillis() + " ms of waiting");
    }
}
