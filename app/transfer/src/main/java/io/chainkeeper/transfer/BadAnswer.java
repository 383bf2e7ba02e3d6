package io.chainkeeper.transfer;

import org.jspecify.annotations.Nullable;

/// The answer breaks the rules of HTTP or of the images API; nothing of it was used.
public final class BadAnswer extends TransferException {
    private static final long serialVersionUID = 1L;

    BadAnswer(String message) {
        this(message, null);
    }

    BadAnswer(String message, @Nullable Throwable cause) {
        super("The image server's answer is not understood: " + message, cause);
    }
}
