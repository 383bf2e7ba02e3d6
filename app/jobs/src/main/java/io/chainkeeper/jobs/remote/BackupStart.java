package io.chainkeeper.jobs.remote;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.BackupRequest;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.BackupPlan;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobSkipped;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the engine for a backup, under an id that the journal knows before, until it agrees or nothing is to be
/// hoped for. What is busy is waited for; an answer that got lost is looked for under our id.
final class BackupStart {
    private static final Logger LOG = LoggerFactory.getLogger(BackupStart.class);
    /// How often an id is chosen anew when somebody has it. Once would do, if ids were not guessed.
    private static final int MOST_IDS = 3;

    private final Bench bench;
    private final LiveRun run;
    private final BackupPlan plan;
    private final UUID vm;
    private UUID id;
    private boolean posted;
    private Instant begunAt;
    /// The answer to an earlier request got lost, but perhaps not the request.
    private boolean lost;
    private Optional<Reply> waited = Optional.empty();
    private final Instant since;

    BackupStart(Bench bench, LiveRun run, BackupPlan plan) {
        this(bench, run, plan, UUID.randomUUID(), Instant.EPOCH);
    }

    private BackupStart(Bench bench, LiveRun run, BackupPlan plan, UUID id, Instant begunAt) {
        this.bench = bench;
        this.run = run;
        this.plan = plan;
        this.vm = plan.vm().id();
        this.since = bench.clock().instant();
        this.id = id;
        this.begunAt = begunAt;
    }

    /// A backup that another program has begun.
    static BackupStart done(Bench bench, LiveRun run, BackupPlan plan, UUID id, Instant begunAt) {
        BackupStart done = new BackupStart(bench, run, plan, id, begunAt);
        done.posted = true;
        return done;
    }

    /// Its id on the engine, or the one that it is to have.
    UUID id() {
        return id;
    }

    /// Whether it may exist.
    boolean posted() {
        return posted;
    }

    /// When it was asked for.
    Instant begunAt() {
        return begunAt;
    }

    private sealed interface Reply {
        record Begun(UUID id) implements Reply {}

        record Refused(EngineRefused no, Reaction then) implements Reply {}
    }

    /// Asks until the engine has begun it.
    ///
    /// @throws IncrementalImpossible the base of the incremental is unusable
    /// @throws PlanOutdated          the VM is no longer what the plan says
    /// @throws JobSkipped            the engine never backs up this VM as it is now
    void ask(BackupOptions options)
            throws EngineException, CatalogException, JobFailed, JobSkipped, JobStopped, IncrementalImpossible,
                    PlanOutdated {
        for (int ids = 1; ; ids++) {
            bench.journal(run, ThingKind.BACKUP, id, vm);
            BackupRequest request = request(options);
            Optional<Reply> reply =
                    Patience.of(bench, run).until(bench.limits().engine().busy(), () -> asked(request));
            run.goesOn();
            if (reply.isPresent() && reply.get() instanceof Reply.Begun(UUID begun)) {
                accept(begun);
                return;
            }
            posted = mayExist(reply);
            if (!posted) {
                bench.settle(run, ThingKind.BACKUP, id);
            }
            Optional<Reply> last = reply.or(() -> waited);
            if (last.isEmpty()) {
                throw new JobFailed(
                        new Failure.TryLater(FailureCode.ENGINE_SLOW, "the engine did not begin the backup"));
            }
            decide((Reply.Refused) last.get(), ids);
            id = UUID.randomUUID();
        }
    }

    /// An answer that was lost may have been good news, and one that an engine or a proxy made up may be wrong.
    private boolean mayExist(Optional<Reply> reply) throws JobFailed {
        boolean idTaken = reply.isPresent()
                && reply.get() instanceof Reply.Refused refused
                && refused.then() instanceof Reaction.AnotherId;
        if (lost || idTaken) {
            return lost;
        }
        try {
            return bench.engine().backup(vm, id).isPresent();
        } catch (EngineException e) {
            LOG.warn("nobody knows whether backup {} was begun", id, e);
            return true;
        }
    }

    private BackupRequest request(BackupOptions options) {
        List<UUID> disks =
                plan.disks().stream().map(disk -> disk.attachment().disk().id()).toList();
        return new BackupRequest(
                id,
                vm,
                disks,
                plan.fromCheckpoint(),
                "Chainkeeper, run " + run.id(),
                options.requireConsistency(),
                // The engine keeps letters, digits and dashes, 36 at most, which is what a UUID is.
                run.id().toString());
    }

    /// One request. Empty when it is worth another one.
    private Optional<Reply> asked(BackupRequest request) throws EngineException, JobFailed {
        Engine engine = bench.engine();
        if (lost && engine.backup(vm, id).isPresent()) {
            return Optional.of(new Reply.Begun(id));
        }
        try {
            posted = true; // from here on it may exist, whatever the answer is
            begunAt = bench.clock().instant();
            return Optional.of(new Reply.Begun(engine.startBackup(request).id()));
        } catch (EngineRefused no) {
            Reaction then = Reaction.to(no.refusal(), plan.fromCheckpoint().isPresent());
            Optional<Reply> refused = Optional.of(new Reply.Refused(no, then));
            if (!(then instanceof Reaction.Wait)) {
                return refused;
            }
            waited = refused;
            waits(no);
            return Optional.empty();
        } catch (EngineException e) {
            lost = true;
            throw e;
        }
    }

    private void waits(EngineRefused no) throws EngineException, JobFailed {
        LOG.info("The engine will not begin the backup yet: {}", no.detail());
        run.waitsFor(new Waiting(Waiting.Kind.BUSY, plan.vm().name(), since));
        DeadRuns.tellToEnd(bench, run, vm);
    }

    /// Returns only if another id may help.
    private static void decide(Reply.Refused refused, int ids)
            throws EngineRefused, JobSkipped, IncrementalImpossible, PlanOutdated {
        EngineRefused no = refused.no();
        switch (refused.then()) {
            case Reaction.InFull(var reason) -> throw new IncrementalImpossible(reason, no.detail());
            case Reaction.PlanAnew() -> throw new PlanOutdated(no);
            case Reaction.Skip(var why) -> throw new JobSkipped(Finding.of(why));
            case Reaction.Wait(), Reaction.GiveUp() -> throw no;
            case Reaction.AnotherId() -> {
                if (ids >= MOST_IDS) {
                    throw no;
                }
            }
        }
    }

    /// Engines before 4.5 choose the id themselves.
    private void accept(UUID theirs) throws CatalogException {
        if (!theirs.equals(id)) {
            bench.journal(run, ThingKind.BACKUP, theirs, vm);
            bench.settle(run, ThingKind.BACKUP, id);
            id = theirs;
        }
    }
}
