package io.chainkeeper.jobs.activity;

import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Step;
import java.util.List;

/// One run, step by step.
///
/// @param entry the line in the list
/// @param steps in their order; empty for runs from before steps were written down
/// @param notes what a person should know all the same
/// @param disks what was done to each disk
public record RunStory(RunEntry entry, List<Step> steps, List<Finding> notes, List<DiskFacts> disks) {
    /// Keeps its own copies of the lists.
    public RunStory {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        disks = List.copyOf(disks);
    }
}
