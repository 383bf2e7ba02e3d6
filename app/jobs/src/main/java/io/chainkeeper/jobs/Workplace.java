package io.chainkeeper.jobs;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.Cluster;
import io.chainkeeper.engine.EngineInfo;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.repository.Chain;
import io.chainkeeper.repository.Point;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One engine, one repository, one catalog, and all that can be done with the three.
///
/// Everything that asks the engine or reads the repository blocks: never call it from a screen's thread. Runs
/// begin at
/// once on threads of their own; at most one run per VM at a time.
public final class Workplace implements AutoCloseable {
    private Workplace() {}

    /// Opens repository and catalog, and signs in to the engine if there is one. An empty catalog is filled
    /// from the
    /// repository. What died runs have left is *not* touched: that is [#cleanUp()].
    public static Workplace open(WorkplaceOptions options) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// What this workplace was made of.
    public WorkplaceOptions options() {
        throw new UnsupportedOperationException();
    }

    /// Whether there is an engine.
    public boolean connected() {
        throw new UnsupportedOperationException();
    }

    /// Who the engine says it is.
    public EngineInfo engine() throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// All VMs of the engine with their protection, those first that are in trouble.
    public List<VmSummary> vms() throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// One VM with its points and its readiness; empty if the engine does not show it.
    public Optional<VmDetail> vm(UUID vm) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// Clusters of the engine, by name.
    public List<Cluster> clusters() throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// Storage domains of the engine that hold data, by name.
    public List<StorageDomain> storageDomains() throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// Points of a VM, oldest first, read from the manifests.
    public List<Point> points(UUID vm) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// All points of the repository, by VM and then oldest first.
    public List<Point> points() throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// One point.
    public Optional<Point> point(UUID point) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// The image files that together are one disk of a point, its own first, the full last.
    public Chain chain(UUID point, UUID disk) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// What a backup would do now, and why.
    public BackupPlan plan(UUID vm, BackupOptions options) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// What a restore would do. Nothing is sent.
    public RestoreReview review(RestoreRequest request) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// Starts a backup of a VM.
    public Run backup(UUID vm, BackupOptions options) {
        throw new UnsupportedOperationException();
    }

    /// Starts a restore.
    public Run restore(RestoreRequest request) {
        throw new UnsupportedOperationException();
    }

    /// Starts to read a point back, with the chain below it, and to compare it with its digests.
    public Run verify(UUID point) {
        throw new UnsupportedOperationException();
    }

    /// Starts to write the catalog anew from the manifests.
    public Run rebuildCatalog() {
        throw new UnsupportedOperationException();
    }

    /// Starts to settle what died runs have left on the engine and in the repository. Meant for every start of
    /// the
    /// program, before anything else.
    public Run cleanUp() {
        throw new UnsupportedOperationException();
    }

    /// Runs of this workplace that have not ended, oldest first.
    public List<Run> activeRuns() {
        throw new UnsupportedOperationException();
    }

    /// Runs that the catalog remembers, newest first.
    ///
    /// @param max how many at most, at least 1
    public List<RunRecord> history(int max) throws WorkplaceException {
        throw new UnsupportedOperationException();
    }

    /// Cancels all runs, waits until they have put their things away, and closes everything.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
