package io.chainkeeper.jobs.remote;

import io.chainkeeper.repository.Reason;

/// The engine turned out not to be able to give changes since the last point. A full backup heals it.
public final class IncrementalImpossible extends Unusable {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// @param reason what will stand in the point
    /// @param words  what the engine said
    public IncrementalImpossible(Reason reason, String words) {
        super(reason + ": " + words);
        this.reason = reason;
    }

    /// What will stand in the point.
    public Reason reason() {
        return reason;
    }
}
