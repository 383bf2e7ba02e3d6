package io.chainkeeper.jobs.run;

import java.time.Instant;
import java.util.Optional;

/// How far one stage of a run has come.
///
/// @param stage   which one
/// @param state   where it is
/// @param started when it began; empty while pending or when it was skipped
/// @param ended   when it was over; empty until then
public record Step(Stage stage, State state, Optional<Instant> started, Optional<Instant> ended) {
    /// Where a stage is.
    public enum State {
        /// Not begun.
        PENDING,
        /// Working.
        RUNNING,
        /// Over, and well.
        DONE,
        /// Over because of a failure.
        FAILED,
        /// Never begun because the run ended before, was cancelled here, or had no need of it.
        SKIPPED
    }

    /// A stage that nobody has begun.
    public static Step pending(Stage stage) {
        return new Step(stage, State.PENDING, Optional.empty(), Optional.empty());
    }
}
