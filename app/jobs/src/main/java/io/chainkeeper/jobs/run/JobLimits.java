package io.chainkeeper.jobs.run;

import java.time.Duration;

/// Every patience that the jobs have. All of it is passed in, so that tests and the built-in lab can be quick.
///
/// @param polling      how often the engine is looked at
/// @param engine       how long it may take for what it does in the background
/// @param transfers    with how much effort bytes are brought
/// @param leave        how long the program waits at its end until the runs have put their things away
/// @param overdueAfter how old the last point may be before a VM counts as overdue
/// @param servers      how long engine and image servers may be silent within an answer
public record JobLimits(
        Polling polling,
        EnginePatience engine,
        TransferEffort transfers,
        Duration leave,
        Duration overdueAfter,
        ServerLimits servers) {
    /// For real engines, disks and servers.
    public static JobLimits standard() {
        return new JobLimits(
                new Polling(Duration.ofSeconds(1), Duration.ofSeconds(5)),
                EnginePatience.standard(),
                TransferEffort.standard(),
                Duration.ofSeconds(30),
                Duration.ofDays(2),
                ServerLimits.standard());
    }

    /// The same patience with shorter pauses, for an engine that is near and quick, such as the lab.
    public JobLimits polling(Duration first, Duration most) {
        return new JobLimits(new Polling(first, most), engine, transfers, leave, overdueAfter, servers);
    }

    /// The same with another patience for the engine.
    public JobLimits with(EnginePatience other) {
        return new JobLimits(polling, other, transfers, leave, overdueAfter, servers);
    }

    /// The same with another effort for bytes.
    public JobLimits with(TransferEffort other) {
        return new JobLimits(polling, engine, other, leave, overdueAfter, servers);
    }

    /// The same with another patience for what is busy.
    public JobLimits waiting(Duration other) {
        return with(engine.waiting(engine.away(), other));
    }

    /// The same with another patience at the end of the program.
    public JobLimits leaving(Duration other) {
        return new JobLimits(polling, engine, transfers, other, overdueAfter, servers);
    }

    /// The same with notes after so many blocks.
    public JobLimits noting(int blocks) {
        return with(transfers.noting(blocks));
    }

    /// The same with another patience within answers.
    public JobLimits hearing(ServerLimits other) {
        return new JobLimits(polling, engine, transfers, leave, overdueAfter, other);
    }
}
