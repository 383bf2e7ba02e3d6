package io.chainkeeper.jobs.run;

import io.chainkeeper.jobs.plan.Finding;
import java.util.List;

/// How a run ended. There is no other ending.
public sealed interface Outcome {
    /// The run did what it was for.
    ///
    /// @param result what there is now
    /// @param notes  what a person should know all the same, such as an engine that is still tidying up
    record Completed(Result result, List<Finding> notes) implements Outcome {
        /// Keeps its own copy of the list.
        public Completed {
            notes = List.copyOf(notes);
        }
    }

    /// Nothing was done, on purpose: there was nothing to do, or doing it would have done harm.
    ///
    /// @param why the finding that decided it
    record NothingToDo(Finding why) implements Outcome {}

    /// Somebody cancelled, and everything that the run had opened was closed.
    ///
    /// @param during the stage that was interrupted
    /// @param notes  what could not be put away, if anything; the journal still knows it
    record Cancelled(Stage during, List<Finding> notes) implements Outcome {
        /// Keeps its own copy of the list.
        public Cancelled {
            notes = List.copyOf(notes);
        }
    }

    /// The run could not do what it was for.
    ///
    /// @param during the stage that failed
    /// @param why    sorted by what the person can do
    /// @param notes  what could not be put away, if anything; the journal still knows it
    record Failed(Stage during, Failure why, List<Finding> notes) implements Outcome {
        /// Keeps its own copy of the list.
        public Failed {
            notes = List.copyOf(notes);
        }
    }
}
