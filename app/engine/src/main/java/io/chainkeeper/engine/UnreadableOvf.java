package io.chainkeeper.engine;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A saved VM configuration that is no OVF, or is damaged.
public final class UnreadableOvf extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableOvf(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
