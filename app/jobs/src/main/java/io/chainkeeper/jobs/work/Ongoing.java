package io.chainkeeper.jobs.work;

import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.transfer.Gate;
import io.chainkeeper.transfer.Seats;
import java.time.Duration;
import java.util.UUID;

/// What work for a run asks and tells while it goes on: the run itself, or one of the [strands][Strand] that it is
/// split into for a while.
public sealed interface Ongoing permits LiveRun, Strand {
    /// The run's id.
    UUID id();

    /// Something that a person should know at the end.
    void note(Finding finding);

    /// The flag that workers read between ranges: whether there is no point in going on.
    boolean cancelled();

    /// Ends the work here if there is no point in going on.
    default void stopIfCancelled() throws JobStopped {
        if (cancelled()) {
            throw new JobStopped();
        }
    }

    /// Waits while the run is paused, before something is opened that would have to be kept open.
    void awaitOpen() throws JobStopped;

    /// Says what holds the work up; for the window only.
    void waitsFor(Waiting what);

    /// Nothing holds the work up any more.
    void goesOn();

    /// Sleeps, but wakes as soon as there is no point in going on.
    ///
    /// @throws JobStopped if so
    void sleep(Duration pause) throws JobStopped, InterruptedException;

    /// What the run's transfers ask between ranges.
    Gate gate();

    /// Where the workers of the run's transfers sit.
    Seats.Party seats();
}
