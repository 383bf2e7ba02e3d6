package io.chainkeeper.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the catalog knows about the past beyond points: runs with what they went through, what was verified,
/// what a person has seen, and how the space went. Reached by [Catalog#history()].
public final class History {
    private final Access access;

    History(Access access) {
        this.access = access;
    }

    /// Runs that match, newest first.
    ///
    /// @param max how many at most, at least 1
    public List<RunRecord> runs(RunQuery query, int max) throws CatalogException {
        if (max < 1) {
            throw new IllegalArgumentException("at most " + max + " runs");
        }
        return access.read(handle -> RunSearch.find(handle, query, max));
    }

    /// One run.
    public Optional<RunRecord> run(UUID id) throws CatalogException {
        return access.read(handle -> Runs.one(handle, id));
    }

    /// What a run went through; nothing if nobody wrote it down.
    public RunTrace trace(UUID run) throws CatalogException {
        return access.read(handle -> RunTraces.of(handle, run));
    }

    /// Backup runs that began in a span, oldest first.
    ///
    /// @param from the first moment
    /// @param to   the first moment after it
    public List<BackupMark> backups(Instant from, Instant to) throws CatalogException {
        return access.read(handle -> Marks.backups(handle, from, to));
    }

    /// The newest backup run of each VM.
    public List<BackupMark> newestBackups() throws CatalogException {
        return access.read(Marks::newestBackups);
    }

    /// All points with their sizes, oldest first.
    public List<PointFacts> points() throws CatalogException {
        return access.read(Marks::points);
    }

    /// What happened to the points of a VM, oldest first.
    public List<PointPast> pastOfPoints(UUID vm) throws CatalogException {
        return access.read(handle -> Marks.past(handle, vm));
    }

    /// The moments of a span's points, by VM.
    ///
    /// @param from the first moment
    /// @param to   the first moment after it
    public Map<UUID, List<Instant>> moments(Instant from, Instant to) throws CatalogException {
        return access.read(handle -> Marks.moments(handle, from, to));
    }

    /// The newest point of each VM.
    public List<VmPoints> newestPoints() throws CatalogException {
        return access.read(Marks::newestPoints);
    }

    /// These points were read back and are what was stored.
    public void verified(Collection<UUID> points, Instant at) throws CatalogException {
        access.write(handle -> Remarks.verified(handle, points, at));
    }

    /// A person knows about a run or a VM.
    public void acknowledge(UUID about, Instant at) throws CatalogException {
        access.write(handle -> Remarks.acknowledge(handle, about, at));
    }

    /// What a person knows about, and since when.
    public Map<UUID, Instant> acknowledged() throws CatalogException {
        return access.read(Remarks::acknowledged);
    }

    /// How much space is taken today. A later sample of the same day replaces it.
    public void sample(SpaceSample sample) throws CatalogException {
        access.write(handle -> Remarks.sample(handle, sample));
    }

    /// Samples from a day on, oldest first.
    public List<SpaceSample> samples(LocalDate from) throws CatalogException {
        return access.read(handle -> Remarks.samples(handle, from));
    }
}
