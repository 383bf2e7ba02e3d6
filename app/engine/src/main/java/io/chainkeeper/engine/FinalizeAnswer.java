package io.chainkeeper.engine;

/// What the engine said to "finalize". None of them means that it is over: poll until the phase has ended.
public enum FinalizeAnswer {
    /// It begins to end.
    ACCEPTED,
    /// It was ending or had ended before; nothing was changed.
    ALREADY_ENDING,
    /// It had not been ready: the engine stops it and it will end as failed.
    STOPPED_EARLY,
    /// The engine does not know it (any more).
    GONE
}
