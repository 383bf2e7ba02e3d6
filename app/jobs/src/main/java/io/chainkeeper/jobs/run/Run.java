package io.chainkeeper.jobs.run;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One execution of a job: it has begun, it can be watched, it can be cancelled, and it will end.
public interface Run {
    /// The run's own id, the one that the catalog and the points remember.
    UUID id();

    /// What the run is for.
    RunKind kind();

    /// How things stand now, computed from the workers' counters. Any thread, any time, also after the end.
    RunSnapshot snapshot();

    /// Completes once, always normally, when the run has ended *and* has put its things away: bad news is an
    /// [Outcome.Failed], not an exception. Continuations run on the run's own thread: hop to yours.
    CompletableFuture<Outcome> outcome();

    /// Asks the run to stop at the next range. Returns at once; the outcome comes when everything that the
    /// run had opened is closed again. A run that has already made its result durable completes instead.
    /// Works while the run waits or is paused, too.
    void cancel();

    /// Asks the run to stop moving bytes at the next range, until [#resume()]. Its transfers stay open
    /// meanwhile. What moves no bytes is not held up. Has no effect on an ended run.
    void pause();

    /// Lets a paused run go on.
    void resume();
}
