package io.chainkeeper.repository;

import java.util.Locale;

/// What may be promised about the guest's files at the moment of the point. Promise only what is known.
public enum Consistency {
    /// As after a power cut, or better: a freeze may have happened, but a failed one is not reported by the engine.
    CRASH_CONSISTENT_OR_BETTER,
    /// The guest's file systems were frozen: the backup was live and the engine would have failed it otherwise.
    FILE_SYSTEM_CONSISTENT,
    /// The VM was down: nothing was being written.
    GUEST_OFF;

    /// The stable word in manifests, such as `guest-off`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
