package io.chainkeeper.jobs.remote;

/// A backup on the engine is of no use any more; another one may be.
public abstract sealed class Unusable extends Exception permits IncrementalImpossible, BackupOver {
    private static final long serialVersionUID = 1L;

    Unusable(String words) {
        super(words);
    }

    Unusable(String words, Throwable cause) {
        super(words, cause);
    }
}
