package io.chainkeeper.jobs;

import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.engine.Cluster;
import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineInfo;
import io.chainkeeper.engine.StorageDomain;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.attach.StaysHere;
import io.chainkeeper.jobs.care.Care;
import io.chainkeeper.jobs.doctor.Diagnosis;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.plan.RestoreReview;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunLimits;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Plans;
import io.chainkeeper.repository.Chain;
import io.chainkeeper.repository.Point;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One engine, one repository, one catalog, and all that can be done with the three.
///
/// Everything that asks the engine or reads the repository blocks: never call it from a screen's thread. Runs
/// begin at once on threads of their own; at most one run per VM at a time.
///
/// One process at a time owns a catalog; it may answer for other processes of the same user. Therefore every
/// method, and every method of a facet reached from here, is a plain question: arguments and results are
/// records, enums, sealed interfaces of records, lists, sets, maps, optionals, `UUID`, `java.time`, `Path`,
/// strings and numbers, or a [Run]; no callbacks, streams or functions.
public interface Workplace extends AutoCloseable {
    /// Opens repository and catalog, and signs in to the engine if there is one. An empty catalog is filled
    /// from the repository. What died runs have left is *not* touched: that is [#cleanUp()].
    static Workplace open(WorkplaceOptions options) throws WorkplaceException {
        return new LocalWorkplace(options);
    }

    /// Opens it, or attaches to the process of this user that owns the catalog and answers for others. Meant
    /// for a short visit: this process answers nobody, and when the other one ends, questions fail.
    static Workplace openOrAttach(WorkplaceOptions options) throws WorkplaceException {
        Holder holder = Holder.find(options, Optional.empty());
        return SharedWorkplace.of(options, Optional.empty(), holder);
    }

    /// The same to stay: this process answers for others while it owns the catalog, and takes over when the
    /// one that it was attached to ends.
    ///
    /// @param kind what kind of process this is
    static Workplace openOrAttach(WorkplaceOptions options, RunnerKind kind) throws WorkplaceException {
        Holder holder = Holder.find(options, Optional.of(kind));
        return SharedWorkplace.of(options, Optional.of(kind), holder);
    }

    /// Opens it and answers for others.
    ///
    /// @throws WorkplaceException if another process owns the catalog, too
    static Workplace openAndServe(WorkplaceOptions options, RunnerKind kind) throws WorkplaceException {
        Holder holder = Holder.own(options, Optional.of(kind));
        return SharedWorkplace.of(options, Optional.of(kind), holder);
    }

    /// Attaches to the process that owns the catalog, as for a short visit. Neither password nor authority of
    /// the engine are needed for it.
    ///
    /// @param engine that the other process must have; empty for whatever it has
    /// @return empty if no process owns it that answers for others
    static Optional<Workplace> attach(WorkplaceOptions options, Optional<EngineAddress> engine)
            throws WorkplaceException {
        return Holder.other(options, engine).map(holder -> SharedWorkplace.of(options, Optional.empty(), holder));
    }

    /// What this workplace was made of, by this process.
    @StaysHere
    WorkplaceOptions options();

    /// Which process owns the catalog. Cheap: any thread, any time.
    @StaysHere
    Holding holding();

    /// Whether there is an engine.
    boolean connected();

    /// The engine's address; empty without an engine. Another process that answers may have an engine that this one
    /// knows nothing of.
    Optional<String> engineAddress();

    /// Who the engine says it is.
    EngineInfo engine() throws WorkplaceException;

    /// All VMs of the engine with their protection, those first that are in trouble.
    List<VmSummary> vms() throws WorkplaceException;

    /// One VM with its points and its readiness; empty if the engine does not show it.
    Optional<VmDetail> vm(UUID vm) throws WorkplaceException;

    /// Clusters of the engine, by name.
    List<Cluster> clusters() throws WorkplaceException;

    /// Storage domains of the engine that hold data, by name.
    List<StorageDomain> storageDomains() throws WorkplaceException;

    /// Networks of the engine as network cards can be on them, by name.
    List<VmNetwork> networks() throws WorkplaceException;

    /// Points of a VM, oldest first, read from the manifests.
    List<Point> points(UUID vm) throws WorkplaceException;

    /// All points of the repository, by VM and then oldest first.
    List<Point> points() throws WorkplaceException;

    /// One point.
    Optional<Point> point(UUID point) throws WorkplaceException;

    /// The image files that together are one disk of a point, its own first, the full last.
    Chain chain(UUID point, UUID disk) throws WorkplaceException;

    /// What a backup would do now, and why.
    BackupPlan plan(UUID vm, BackupOptions wanted) throws WorkplaceException;

    /// What a restore would do. Nothing is sent.
    RestoreReview review(RestoreRequest request) throws WorkplaceException;

    /// Starts a backup of a VM. If a program ended in the midst of one that gives the same and is
    /// still ready on the engine, the run goes on with it: the point then shows its moment.
    Run backup(UUID vm, BackupOptions wanted);

    /// Starts once more what a backup, a verification, a rebuild or a clean-up did that has ended: with what was
    /// chosen then; if that is not known any more, as its plan backs up now, or else with standard options.
    ///
    /// @return empty if nobody remembers the run, and for what is begun where its choices are made
    Optional<Run> again(UUID run) throws WorkplaceException;

    /// Starts a restore.
    Run restore(RestoreRequest request);

    /// Starts to read a point back, with the chain below it, and to compare it with its digests.
    Run verify(UUID point);

    /// Starts to write the catalog anew from the manifests.
    Run rebuildCatalog();

    /// Starts to settle what died runs have left on the engine and in the repository. Meant for every start
    /// of the program, before anything else. Backups that [can go on][#goOn()] are left as they are.
    Run cleanUp();

    /// The same, and gives up backups that could go on.
    Run giveUp();

    /// Starts to go on with every backup whose program ended in its midst, as far as it is still
    /// ready on the engine and no other run works on its VM.
    ///
    /// @return those runs
    List<Run> goOn() throws WorkplaceException;

    /// Names of VMs with a backup that [can go on][#goOn()]. The engine is asked only if there may be one.
    List<String> canGoOn() throws WorkplaceException;

    /// Marks a disk for incremental backup on the engine. Raw disks are refused.
    void enableIncremental(UUID disk) throws WorkplaceException;

    /// Looks for what died runs, other tools and people have left on the engine, in the repository and in the catalog.
    /// Nothing is touched: [#cleanUp()] and [#rebuildCatalog()] do that. Takes a while where there are many VMs.
    Diagnosis diagnose() throws WorkplaceException;

    /// Runs of this workplace that have not ended, oldest first.
    List<Run> activeRuns();

    /// Runs of this workplace that have ended since it was opened, newest first; at most 50 are known.
    List<Run> recentRuns();

    /// How much is done at a time.
    RunLimits limits();

    /// Changes how much is done at a time, from now on, for runs that work or wait as well. A run that works
    /// already is never sent back to wait.
    void limit(RunLimits limits);

    /// What happened, and how things stand.
    Activity activity();

    /// Looking after the repository.
    Care care();

    /// Runs that the catalog remembers, newest first.
    ///
    /// @param max how many at most, at least 1
    List<RunRecord> history(int max) throws WorkplaceException;

    /// Plans: what is backed up when.
    Plans plans();

    /// Leaves the workplace. The process that owns the catalog cancels all runs, waits until they have put
    /// their things away, and closes everything; one that is attached to another process only lets go of it.
    @Override
    void close();
}
