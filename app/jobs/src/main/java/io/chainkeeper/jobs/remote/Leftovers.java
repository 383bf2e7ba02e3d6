package io.chainkeeper.jobs.remote;

import io.chainkeeper.engine.AttachedDisk;
import io.chainkeeper.engine.Backup;
import io.chainkeeper.engine.Disk;
import io.chainkeeper.engine.DiskStatus;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.Refusal;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// How things of ours are made to disappear from the engine, one id at a time, and how long we look until the
/// engine *shows* that they have. No cancel ends these waits. Each says whether the thing is gone; each is
/// content if it never was there.
public final class Leftovers {
    /// Journal entries want a VM; where there is none, or none yet, they have this.
    public static final UUID NO_VM = new UUID(0, 0);

    private Leftovers() {}

    /// Finalizes a backup and waits until it has ended. While a transfer of it is still ending, the engine
    /// refuses; then it is asked again.
    public static boolean endBackup(Bench bench, UUID vm, UUID backup) throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        return gone(bench, bench.limits().engine().backupEnd(), () -> {
            Optional<Backup> now = engine.backup(vm, backup);
            if (now.isEmpty() || now.get().phase().ended()) {
                return true;
            }
            switch (now.get().phase()) {
                case READY, STARTING, INITIALIZING, UNKNOWN -> engine.finalizeBackup(vm, backup);
                case FINALIZING, SUCCEEDED, FAILED -> {}
            }
            return false;
        });
    }

    /// Waits a little until the engine no longer shows a snapshot of a backup that has ended. It is the
    /// engine's to remove, and it does so before it says that the backup has ended: one that is still there
    /// will stay.
    public static boolean snapshotGone(Bench bench, UUID vm, UUID snapshot)
            throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        return gone(
                bench,
                bench.limits().polling().most().multipliedBy(10),
                () -> engine.snapshots(vm).stream().noneMatch(each -> each.id().equals(snapshot)));
    }

    /// Removes a checkpoint and waits until the engine no longer shows it. One whose disk has left the VM stays:
    /// engines up to 4.5.7 damage a disk that hangs on another running VM by now.
    public static boolean checkpointGone(Bench bench, UUID vm, UUID checkpoint)
            throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        if (shows(engine, vm, checkpoint) && hasLostADisk(engine, vm, checkpoint)) {
            return false;
        }
        return gone(bench, bench.limits().engine().transferEnd(), () -> {
            boolean shown = shows(engine, vm, checkpoint);
            if (shown) {
                engine.removeCheckpoint(vm, checkpoint);
            }
            return !shown;
        });
    }

    private static boolean shows(Engine engine, UUID vm, UUID checkpoint) throws EngineException {
        return engine.checkpoints(vm).stream().anyMatch(each -> each.id().equals(checkpoint));
    }

    /// A disk that exists no more is no danger.
    private static boolean hasLostADisk(Engine engine, UUID vm, UUID checkpoint) throws EngineException {
        Set<UUID> attached = engine.vm(vm).stream()
                .flatMap(each -> each.disks().stream())
                .map(each -> each.disk().id())
                .collect(Collectors.toSet());
        for (UUID disk : engine.checkpointDisks(vm, checkpoint)) {
            if (!attached.contains(disk) && engine.disk(disk).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// Removes a disk that we made and waits until the engine no longer shows it.
    public static boolean diskGone(Bench bench, UUID disk) throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        return gone(bench, bench.limits().engine().transferEnd(), () -> {
            Optional<Disk> now = engine.disk(disk);
            if (now.isPresent() && now.get().status() != DiskStatus.LOCKED) {
                engine.removeDisk(disk);
            }
            return now.isEmpty();
        });
    }

    /// Takes a disk that we made off the VM that it may hang on, removes it, and waits until the engine no
    /// longer shows it.
    ///
    /// @param vm [#NO_VM] if it hangs on none
    public static boolean hungDiskGone(Bench bench, UUID vm, UUID disk) throws EngineException, JobFailed, JobStopped {
        return (vm.equals(NO_VM) || detached(bench, vm, disk)) && diskGone(bench, disk);
    }

    private static boolean detached(Bench bench, UUID vm, UUID disk) throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        return gone(bench, bench.limits().engine().transferEnd(), () -> {
            boolean shown = engine.vm(vm).stream()
                    .flatMap(each -> each.disks().stream())
                    .anyMatch(each -> each.disk().id().equals(disk));
            if (shown) {
                engine.detachDisk(vm, disk);
            }
            return !shown;
        });
    }

    /// Removes the VM, if any, that the engine made at a request of ours whose answer we do not know.
    ///
    /// @param request the correlation id of the request
    public static boolean importedVmGone(Bench bench, UUID request) throws EngineException, JobFailed, JobStopped {
        boolean gone = true;
        for (UUID vm : bench.engine().imported(request.toString())) {
            gone &= vmGone(bench, vm);
        }
        return gone;
    }

    /// Removes a VM that we made, but never its disks, and waits until the engine no longer shows it.
    public static boolean vmGone(Bench bench, UUID vm) throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        return gone(bench, bench.limits().engine().transferEnd(), () -> {
            boolean shown = engine.vm(vm).isPresent();
            if (shown) {
                engine.removeVm(vm, true);
            }
            return !shown;
        });
    }

    /// Waits until none of a VM's disks that we worked on is locked any more.
    public static boolean unlocked(Bench bench, UUID vm, Set<UUID> disks)
            throws EngineException, JobFailed, JobStopped {
        Engine engine = bench.engine();
        return gone(
                bench,
                bench.limits().engine().transferEnd(),
                () -> engine.vm(vm).stream()
                        .flatMap(each -> each.disks().stream())
                        .map(AttachedDisk::disk)
                        .filter(disk -> disks.contains(disk.id()))
                        .noneMatch(disk -> disk.status() == DiskStatus.LOCKED));
    }

    private interface Look {
        boolean gone() throws EngineException, JobFailed;
    }

    private static boolean gone(Bench bench, Duration limit, Look look) throws EngineException, JobFailed, JobStopped {
        return Patience.stubborn(bench)
                .until(limit, () -> {
                    try {
                        return look.gone() ? Optional.of(true) : Optional.empty();
                    } catch (EngineRefused no) {
                        if (no.refusal().advice() != Refusal.Advice.RETRY_LATER
                                && no.refusal().advice() != Refusal.Advice.LOOK_AGAIN) {
                            throw no;
                        }
                        return Optional.empty();
                    }
                })
                .orElse(false);
    }
}
