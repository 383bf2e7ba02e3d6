package io.chainkeeper.force.fuzz;

import java.time.Duration;

/// How long a fuzzer goes on once all kept inputs have been tried.
sealed interface Search {
    /// Until it has tried so many inputs more, however busy the machine is.
    record Inputs(long count) implements Search {}

    /// For so long; how many inputs that is depends on the machine.
    record Time(Duration length) implements Search {
        Time within(Duration longest) {
            return longest.compareTo(length) < 0 ? new Time(longest) : this;
        }
    }
}
