package io.chainkeeper.jobs.remote;

import io.chainkeeper.catalog.CatalogException;
import io.chainkeeper.catalog.ThingKind;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.NewAttachment;
import io.chainkeeper.engine.NewDisk;
import io.chainkeeper.engine.NewNic;
import io.chainkeeper.engine.NewVm;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Ongoing;
import io.chainkeeper.jobs.work.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Disks and a VM that a restore makes. Closed without [#keep()], all of them are removed again, by id: first
/// the VM, which lets go of its disks, then the disks, each taken off the VM that it was hung on.
public final class NewThings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewThings.class);

    private final Bench bench;
    private final LiveRun run;
    /// Disk → VM of somebody else's that it was hung on, or [Leftovers#NO_VM].
    private final Map<UUID, UUID> disks = Collections.synchronizedMap(new LinkedHashMap<>());

    private final List<UUID> stuck = Collections.synchronizedList(new ArrayList<>());
    private final List<UUID> vms = new ArrayList<>();
    /// Correlation ids under which the engine was asked for a VM and of which no answer is known.
    private final Set<UUID> asked = new LinkedHashSet<>();

    private boolean kept;

    /// Nothing is made yet.
    public NewThings(Bench bench, LiveRun run) {
        this.bench = bench;
        this.run = run;
    }

    /// Journals a disk's id, makes the disk, and waits until it can be used. Several may be made at a time.
    ///
    /// @param ongoing the run, or what it makes the disk for
    public void disk(Ongoing ongoing, NewDisk wanted) throws EngineException, CatalogException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        ongoing.stopIfCancelled();
        bench.journal(run, ThingKind.DISK, wanted.id(), Leftovers.NO_VM);
        disks.put(wanted.id(), Leftovers.NO_VM);
        make(
                ongoing,
                () -> engine.createDisk(wanted),
                () -> engine.disk(wanted.id()).isPresent());
        Optional<DiskStatus> status = Patience.of(bench, ongoing)
                .until(
                        bench.limits().engine().diskReady(),
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

    private interface Making {
        void make() throws EngineException;
    }

    private interface Presence {
        boolean there() throws EngineException;
    }

    /// When the answer gets lost, a look tells whether the request did too.
    private void make(Ongoing ongoing, Making making, Presence presence) throws EngineException, JobStopped {
        for (int attempt = 1; ; attempt++) {
            try {
                making.make();
                return;
            } catch (EngineException e) {
                if (!Patience.passing(e)
                        || attempt >= bench.limits().transfers().attempts()) {
                    throw e;
                }
                LOG.info("asked again: {}", e.getMessage());
            }
            Patience.of(bench, ongoing).pause();
            if (presence.there()) {
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

    /// Makes the VM. The engine chooses its id when it is to have new ids, so what is journaled before is the
    /// correlation id of our request: by it the engine's log tells which VM is ours, even if the answer is
    /// lost or we die before it comes.
    public UUID vm(NewVm wanted) throws EngineException, CatalogException, IOException, JobFailed, JobStopped {
        run.stopIfCancelled();
        UUID request = UUID.randomUUID();
        bench.journal(run, ThingKind.VM, request, Leftovers.NO_VM);
        asked.add(request);
        UUID vm = bench.engine().createVm(wanted, request.toString());
        stopIfAnother(vm, wanted);
        vms.add(vm);
        bench.journal(run, ThingKind.VM, vm, vm);
        asked.remove(request);
        bench.settle(run, ThingKind.VM, request);
        return vm;
    }

    /// The id that the engine tells is ours to remove, so it must be the new VM's and nobody else's.
    private void stopIfAnother(UUID vm, NewVm wanted) throws EngineException, IOException, JobFailed, JobStopped {
        boolean made = Patience.of(bench, run)
                .ask(() -> bench.engine().vm(vm))
                .filter(each -> each.name().equals(wanted.name()))
                .isPresent();
        if (!made) {
            throw new JobFailed(new Failure.ReportBug(
                    FailureCode.BAD_ANSWER, "create VM: " + vm + " is not the new VM " + wanted.name()));
        }
    }

    /// Gives a VM that we made a network card.
    public void nic(UUID vm, NewNic wanted) throws EngineException, JobFailed, JobStopped {
        run.stopIfCancelled();
        Engine engine = bench.engine();
        make(
                run,
                () -> engine.addNic(vm, wanted),
                () -> engine.vm(vm).stream()
                        .flatMap(each -> each.nics().stream())
                        .anyMatch(each -> each.name().equals(wanted.name())));
    }

    /// Hangs one of the disks on a VM, ours or somebody else's. The journal learns of it first.
    public void attach(UUID vm, NewAttachment wanted) throws EngineException, CatalogException, JobFailed, JobStopped {
        run.stopIfCancelled();
        Engine engine = bench.engine();
        if (!vms.contains(vm)) {
            bench.journal(run, ThingKind.DISK, wanted.disk(), vm);
            disks.put(wanted.disk(), vm);
        }
        make(
                run,
                () -> engine.attachDisk(vm, wanted),
                () -> engine.vm(vm).stream()
                        .flatMap(each -> each.disks().stream())
                        .anyMatch(each -> each.disk().id().equals(wanted.disk())));
    }

    /// Everything is as it should be, and stays: all of it from one moment on, so that a crash leaves nothing
    /// in the journal that a clean-up would take away. Only a discarded disk that would not go is left there.
    public void keep() {
        kept = true;
        settle();
    }

    private void settle() {
        List<UUID> all = new ArrayList<>(disks.keySet());
        all.addAll(vms);
        all.addAll(asked);
        try {
            bench.catalog().settleAll(run.id(), all);
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
        for (UUID request : asked) {
            gone &= removed("VM of request " + request, () -> Leftovers.importedVmGone(bench, request));
        }
        for (UUID vm : vms) {
            gone &= removed("VM " + vm, () -> Leftovers.vmGone(bench, vm));
        }
        stuck.forEach(disk -> disks.putIfAbsent(disk, Leftovers.NO_VM));
        for (Map.Entry<UUID, UUID> each : disks.entrySet()) {
            gone &= removed(
                    "disk " + each.getKey(), () -> Leftovers.hungDiskGone(bench, each.getValue(), each.getKey()));
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
