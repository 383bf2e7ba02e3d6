package io.chainkeeper.lab.model;

/// Where a backup stands, in the API's words.
public enum BackupPhase {
    INITIALIZING,
    STARTING,
    READY,
    FINALIZING,
    SUCCEEDED,
    FAILED;

    /// Whether nothing will happen to it any more.
    public boolean ended() {
        return switch (this) {
            case SUCCEEDED, FAILED -> true;
            case INITIALIZING, STARTING, READY, FINALIZING -> false;
        };
    }
}
