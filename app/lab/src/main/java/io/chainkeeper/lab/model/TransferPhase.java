package io.chainkeeper.lab.model;

/// Where an image transfer stands, in the API's words.
public enum TransferPhase {
    INITIALIZING,
    TRANSFERRING,
    RESUMING,
    PAUSED_SYSTEM,
    PAUSED_USER,
    CANCELLED_SYSTEM,
    CANCELLED_USER,
    FINALIZING_SUCCESS,
    FINALIZING_FAILURE,
    FINALIZING_CLEANUP,
    FINISHED_SUCCESS,
    FINISHED_FAILURE,
    FINISHED_CLEANUP;

    /// Whether nothing will happen to it any more.
    public boolean ended() {
        return switch (this) {
            case FINISHED_SUCCESS, FINISHED_FAILURE -> true;
            case INITIALIZING, TRANSFERRING, RESUMING, PAUSED_SYSTEM, PAUSED_USER, CANCELLED_SYSTEM -> false;
            case CANCELLED_USER, FINALIZING_SUCCESS, FINALIZING_FAILURE, FINALIZING_CLEANUP, FINISHED_CLEANUP -> false;
        };
    }

    /// Whether it waits for someone to resume it.
    public boolean paused() {
        return this == PAUSED_SYSTEM || this == PAUSED_USER;
    }

    /// Whether bytes may still flow, so that finalize and cancel mean something.
    public boolean open() {
        return this == INITIALIZING || this == TRANSFERRING || this == RESUMING || paused();
    }
}
