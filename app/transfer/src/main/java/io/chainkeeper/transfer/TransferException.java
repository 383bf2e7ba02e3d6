package io.chainkeeper.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The image server, or the way to it, did not do what was asked.
///
/// Each kind says what a caller can do about it, and carries the facts: the server's status and its own
/// words, shortened and without control characters.
public abstract sealed class TransferException extends IOException
        permits TicketGone, NoDirtyExtents, RangeRefused, ServerTrouble, BadAnswer, ConnectionLost, TransferCancelled {
    private static final long serialVersionUID = 1L;

    TransferException(String message) {
        super(message);
    }

    TransferException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
