package io.chainkeeper.engine;

/// How far a backup is. Not every phase is seen by one who polls.
public enum BackupPhase {
    INITIALIZING,
    STARTING,
    /// Transfers may be started.
    READY,
    FINALIZING,
    /// Ended well. A hybrid backup whose snapshot could not be merged ends here too.
    SUCCEEDED,
    /// Ended badly.
    FAILED,
    /// A word that we do not know: not ended, not ready.
    UNKNOWN;

    /// Whether nothing more will happen.
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED;
    }
}
