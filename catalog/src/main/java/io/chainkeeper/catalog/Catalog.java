package io.chainkeeper.catalog;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The catalog file, open. Safe for many threads.
public final class Catalog implements AutoCloseable {
    private Catalog() {}

    /// Opens the catalog in a folder, or makes one.
    public static Catalog open(Path folder) throws CatalogException {
        return open(folder, InstantSource.system());
    }

    /// As [#open(Path)], with the clock that names a damaged file which has to be moved aside.
    public static Catalog open(Path folder, InstantSource clock) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// How it was found.
    public Opened opened() {
        throw new UnsupportedOperationException();
    }

    /// Remembers a point, durably. A point with the same id is replaced.
    public void keep(KeptPoint point) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// Every point, by VM and then oldest first.
    public List<KeptPoint> points() throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// The points of one VM, oldest first.
    public List<KeptPoint> points(UUID vm) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// The newest point of a VM.
    public Optional<KeptPoint> lastPoint(UUID vm) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// Forgets a point. Forgetting what is not known is fine.
    public void forget(UUID point) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// Rebuild: in one transaction these become all the points there are. Runs and journal stay.
    public void replaceAll(List<KeptPoint> points) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// Remembers, durably, that a run began.
    public void startRun(RunRecord run) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// Remembers how a run ended.
    public void endRun(UUID run, RunRecord.Ending ending) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// The newest runs first.
    ///
    /// @param max how many at most, at least 1
    public List<RunRecord> runs(int max) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// Runs without an ending, oldest first: at a start, those are the ones that died.
    public List<RunRecord> openRuns() throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// Writes down, durably, what is about to be created. Writing the same again changes nothing.
    public void intend(JournalEntry entry) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// The thing is gone, or is kept on purpose: nobody has to clean it up.
    public void settled(UUID run, ThingKind kind, UUID id) throws CatalogException {
        throw new UnsupportedOperationException();
    }

    /// What was intended and not settled, oldest first.
    public List<JournalEntry> unsettled() throws CatalogException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws CatalogException {
        throw new UnsupportedOperationException();
    }
}
