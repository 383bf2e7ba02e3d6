package io.chainkeeper.jobs.work;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.JournalEntry;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.JobLimits;
import io.chainkeeper.repository.Repository;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// What jobs work with.
///
/// @param maybeEngine the engine, if there is one
/// @param repository  where points live
/// @param catalog     what is remembered, and the journal
/// @param limits      patience
/// @param clock       the time
/// @param leaving     whether the program ends and nobody waits any more
public record Bench(
        Optional<Engine> maybeEngine,
        Repository repository,
        Catalog catalog,
        JobLimits limits,
        Clock clock,
        Leaving leaving) {

    /// A bench at which nobody is about to leave.
    public Bench(Optional<Engine> maybeEngine, Repository repository, Catalog catalog, JobLimits limits, Clock clock) {
        this(maybeEngine, repository, catalog, limits, clock, new Leaving());
    }

    /// The engine, for jobs that need one.
    ///
    /// @throws JobFailed if this workplace was opened without one
    public Engine engine() throws JobFailed {
        return maybeEngine.orElseThrow(
                () -> new JobFailed(new Failure.ChooseAgain(FailureCode.ENGINE_NOT_CONNECTED, "")));
    }

    /// Writes the id of a thing into the journal, before the thing exists wherever the engine lets us choose
    /// the id.
    public void journal(Ongoing run, ThingKind kind, UUID id, UUID vm) throws CatalogException {
        catalog.intend(new JournalEntry(run.id(), kind, id, vm, clock.instant()));
    }

    /// The thing is gone, or was made to stay.
    public void settle(Ongoing run, ThingKind kind, UUID id) throws CatalogException {
        catalog.settled(run.id(), kind, id);
    }
}
