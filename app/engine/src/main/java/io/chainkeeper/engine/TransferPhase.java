package io.chainkeeper.engine;

/// How far an image transfer is.
public enum TransferPhase {
    INITIALIZING,
    /// Bytes may flow.
    TRANSFERRING,
    RESUMING,
    PAUSED_SYSTEM,
    PAUSED_USER,
    CANCELLED,
    CANCELLED_SYSTEM,
    CANCELLED_USER,
    FINALIZING_SUCCESS,
    FINALIZING_FAILURE,
    FINALIZING_CLEANUP,
    /// Ended well. The engine also goes here by itself after every byte of a download was read.
    FINISHED_SUCCESS,
    /// Ended badly, or by a cancel.
    FINISHED_FAILURE,
    /// Cancelled and cleaned; goes on to [#FINISHED_FAILURE], and only then an upload's disk is deleted.
    FINISHED_CLEANUP,
    UNKNOWN;

    /// Whether nothing more will happen, and locks and ticket are gone.
    public boolean ended() {
        return this == FINISHED_SUCCESS || this == FINISHED_FAILURE;
    }
}
