package io.chainkeeper.jobs.plan;

/// How often a backup is compared with the server's own checksum. The server reads its whole disk for that,
/// so it is a choice and not a habit; it is also the only check that finds changes which change tracking
/// missed.
public sealed interface Proving {
    /// Every run.
    record Always() implements Proving {}

    /// No run.
    record Never() implements Proving {}

    /// One run in so many.
    ///
    /// @param runs at least 1; 1 is every run
    record EveryNth(int runs) implements Proving {
        /// Refuses nonsense.
        public EveryNth {
            if (runs < 1) {
                throw new IllegalArgumentException("prove every " + runs + " runs");
            }
        }
    }

    /// Whether the next run is to be proven.
    ///
    /// @param pointsSoFar points of the VM that exist already
    default boolean due(int pointsSoFar) {
        return switch (this) {
            case Always() -> true;
            case Never() -> false;
            case EveryNth(int runs) -> pointsSoFar % runs == 0;
        };
    }
}
