package io.chainkeeper.transfer;

/// The caller wanted no more. What was written so far is incomplete.
public final class TransferCancelled extends TransferException {
    private static final long serialVersionUID = 1L;

    TransferCancelled() {
        super("The transfer was cancelled.");
    }
}
