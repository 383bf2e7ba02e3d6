package io.chainkeeper.jobs.run;

import java.time.Instant;

/// Why nothing moves in a run, although it has not ended.
///
/// @param kind  what it waits for
/// @param what  a name that says it more exactly, such as the storage domain whose turn it is; may be empty
/// @param since when the wait began
public record Waiting(Kind kind, String what, Instant since) {
    /// What a run waits for.
    public enum Kind {
        /// Other runs come first: so many may run at once, and so many on one storage domain.
        TURN,
        /// A person paused it.
        PAUSED,
        /// The engine does not answer, and may well do so again.
        ENGINE,
        /// The way to the image server is broken, and may well be whole again.
        NETWORK,
        /// Something else works on the VM or on one of its disks.
        BUSY
    }
}
