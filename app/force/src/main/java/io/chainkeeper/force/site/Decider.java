package io.chainkeeper.force.site;

/// Decides how each step of the program ends. Called by many threads, one after the other.
@FunctionalInterface
public interface Decider {
    /// Lets everything be done.
    Decider CALM = step -> Ending.DONE;

    /// A step is about to be done.
    Ending of(Step step);
}
