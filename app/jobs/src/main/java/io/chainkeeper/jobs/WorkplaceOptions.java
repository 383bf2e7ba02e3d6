package io.chainkeeper.jobs;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.run.JobLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// What a workplace is made of.
///
/// @param engine        how to reach and trust the engine; empty to work with stored points only
/// @param repository    folder of the repository; is created if it does not exist or is empty
/// @param catalogFolder folder of the catalog; is created if it does not exist
/// @param limits        patience
/// @param clock         the time, and the zone in which hours of the day are meant
/// @param schedules     whether the slots of plans begin runs; for a program that stays, not for a single command
public record WorkplaceOptions(
        Optional<EngineAccess> engine,
        Path repository,
        Path catalogFolder,
        JobLimits limits,
        Clock clock,
        boolean schedules) {

    /// For a single command.
    public WorkplaceOptions(
            Optional<EngineAccess> engine, Path repository, Path catalogFolder, JobLimits limits, Clock clock) {
        this(engine, repository, catalogFolder, limits, clock, false);
    }

    /// How to reach and trust an engine.
    ///
    /// @param address where it is
    /// @param ca      the only authority that is trusted for it and for its hosts
    /// @param login   who we are there
    public record EngineAccess(EngineAddress address, EngineCa ca, Login login) {}

    /// With an engine, standard limits, and the system's clock.
    public static WorkplaceOptions of(
            EngineAddress address, EngineCa ca, Login login, Path repository, Path catalogFolder) {
        return new WorkplaceOptions(
                Optional.of(new EngineAccess(address, ca, login)),
                repository,
                catalogFolder,
                JobLimits.standard(),
                Clock.systemDefaultZone());
    }

    /// Without an engine: points can be looked at, verified and restored to files.
    public static WorkplaceOptions offline(Path repository, Path catalogFolder) {
        return new WorkplaceOptions(
                Optional.empty(), repository, catalogFolder, JobLimits.standard(), Clock.systemDefaultZone());
    }

    /// The same with other limits.
    public WorkplaceOptions withLimits(JobLimits other) {
        return new WorkplaceOptions(engine, repository, catalogFolder, other, clock, schedules);
    }

    /// The same with another clock.
    public WorkplaceOptions withClock(Clock other) {
        return new WorkplaceOptions(engine, repository, catalogFolder, limits, other, schedules);
    }

    /// The same with slots that begin runs, or not.
    public WorkplaceOptions withSchedules(boolean on) {
        return new WorkplaceOptions(engine, repository, catalogFolder, limits, clock, on);
    }
}
