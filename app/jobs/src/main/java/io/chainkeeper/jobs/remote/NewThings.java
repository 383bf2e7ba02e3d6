package io.chainkeeper.jobs.remote;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.engine.NewVm;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Disks and a VM that a restore makes. Closed without [#keep()], all of them are removed again, by id: first
/// the VM, which lets go of its disks, then the disks.
public final class NewThings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewThings.class);
    /// Journal entries want a VM; before there is one they have this.
    private static final UUID NO_VM = new UUID(0, 0);

    private final Bench bench;
    private final LiveRun run;
    private final List<UUID> disks = new ArrayList<>();
    private final List<UUID> stuck = new ArrayList<>();
    private final List<UUID> vms = new ArrayList<>();
    private boolean kept;

    /// Nothing is made yet.
    public NewThings(Bench bench, LiveRun run) {
        this.bench = bench;
        this.run = run;
    }

    /// Journals a disk's id, makes the disk, and waits until it can be used.
    public void disk(NewDisk wanted) throws EngineException, CatalogException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        run.stopIfCancelled();
        bench.journal(run, ThingKind.DISK, wanted.id(), NO_VM);
        disks.add(wanted.id());
        create(engine, wanted);
        Optional<DiskStatus> status = Patience.of(bench, run)
                .until(
                        bench.limits().diskReady(),
                        () -> engine.disk(wanted.id())
                                .map(Disk::status)
                                .filter(each -> each != DiskStatus.LOCKED && each != DiskStatus.UNKNOWN));
        if (status.isEmpty()) {
            throw new JobFailed(
                    new Failure.TryLater(FailureCode.ENGINE_SLOW, "disk " + wanted.alias() + " stays locked"));
        }
        if (status.get() == DiskStatus.ILLEGAL) {
            throw new JobFailed(new Failure.AskAdministrator(
                    FailureCode.DISK_FAILED, "disk " + wanted.alias() + " became illegal"));
        }
    }

    /// When the answer gets lost, our id tells whether the request did too.
    private void create(Engine engine, NewDisk wanted) throws EngineException, JobStopped {
        for (int attempt = 1; ; attempt++) {
            try {
                engine.createDisk(wanted);
                return;
            } catch (EngineException e) {
                if (!Patience.passing(e) || attempt >= bench.limits().attempts()) {
                    throw e;
                }
                LOG.info("disk {} is asked for again: {}", wanted.id(), e.getMessage());
            }
            Patience.of(bench, run).pause();
            if (engine.disk(wanted.id()).isPresent()) {
                return;
            }
        }
    }

    /// Removes one of the disks before the end, because another takes its place. One that will not go stays in
    /// the journal, whatever becomes of the others.
    public void discard(UUID disk) throws CatalogException {
        disks.remove(disk);
        stuck.add(disk);
        if (removed("disk " + disk, () -> Leftovers.diskGone(bench, disk))) {
            stuck.remove(disk);
            bench.settle(run, ThingKind.DISK, disk);
        }
    }

    /// Makes the VM. The engine chooses its id when it is to have new ids; the journal learns it right after.
    public UUID vm(NewVm wanted) throws EngineException, CatalogException, JobFailed, JobStopped {
        run.stopIfCancelled();
        UUID vm = bench.engine().createVm(wanted);
        vms.add(vm);
        bench.journal(run, ThingKind.VM, vm, vm);
        return vm;
    }

    /// Everything is as it should be, and stays. Only a discarded disk that would not go is left in the
    /// journal.
    public void keep() {
        kept = true;
        settle();
    }

    private void settle() {
        try {
            for (UUID disk : disks) {
                bench.settle(run, ThingKind.DISK, disk);
            }
            for (UUID vm : vms) {
                bench.settle(run, ThingKind.VM, vm);
            }
        } catch (CatalogException e) {
            LOG.warn("the journal was not told about the end of run {}", run.id(), e);
        }
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        boolean gone = true;
        for (UUID vm : vms) {
            gone &= removed("VM " + vm, () -> Leftovers.vmGone(bench, vm));
        }
        disks.addAll(stuck);
        for (UUID disk : disks) {
            gone &= removed("disk " + disk, () -> Leftovers.diskGone(bench, disk));
        }
        if (gone) {
            settle();
        }
    }

    private interface Removal {
        boolean gone() throws EngineException, JobFailed, JobStopped;
    }

    private boolean removed(String what, Removal removal) {
        try {
            if (removal.gone()) {
                return true;
            }
            run.note(Finding.of(Finding.Kind.ENGINE_STILL_TIDYING, what));
        } catch (EngineException | JobFailed | JobStopped e) {
            LOG.warn("{} could not be removed", what, e);
            run.note(Finding.of(Finding.Kind.ENGINE_STILL_TIDYING, what + ", " + e.getMessage()));
        }
        return false;
    }
}
