package io.chainkeeper.jobs.remote;

import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.EngineRefused;
import io.chainkeeper.engine.Refusal;
import io.chainkeeper.engine.Snapshot;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.Patience;
import java.util.Optional;
import java.util.UUID;

/// Asks the engine once more to merge and remove the snapshot of an ended backup of ours, which it could not remove
/// itself. Only ever a snapshot that the engine has named as our backup's.
public final class SnapshotRemoval {
    /// A snapshot is locked before the engine answers. Seen as usable so often afterwards, its merge has failed.
    private static final int LOOKS_AFTER = 3;

    private final Engine engine;
    private final UUID vm;
    private final UUID snapshot;
    private boolean asked;
    private int usable;

    private SnapshotRemoval(Engine engine, UUID vm, UUID snapshot) {
        this.engine = engine;
        this.vm = vm;
        this.snapshot = snapshot;
    }

    /// Asks, and waits as long as a disk may stay locked.
    ///
    /// @return whether the engine no longer shows it; not, when something else holds its disks, or
    ///         the merge fails again or goes on: then it is to be tried again later
    public static boolean done(Bench bench, UUID vm, UUID snapshot) throws EngineException, JobFailed, JobStopped {
        var removal = new SnapshotRemoval(bench.engine(), vm, snapshot);
        return Patience.stubborn(bench)
                .until(bench.limits().engine().transferEnd(), removal::look)
                .orElse(false);
    }

    /// Whether an engine shows it.
    public static boolean shown(Engine engine, UUID vm, UUID snapshot) throws EngineException {
        return find(engine, vm, snapshot).isPresent();
    }

    private static Optional<Snapshot> find(Engine engine, UUID vm, UUID snapshot) throws EngineException {
        if (engine.vm(vm).isEmpty()) {
            return Optional.empty(); // it went with its VM
        }
        return engine.snapshots(vm).stream()
                .filter(each -> each.id().equals(snapshot))
                .findFirst();
    }

    /// Whether it is gone, once that is decided.
    private Optional<Boolean> look() throws EngineException {
        Optional<Snapshot> now = find(engine, vm, snapshot);
        if (now.isEmpty()) {
            return Optional.of(true);
        }
        if (!now.get().status().equals("ok")) {
            return Optional.empty();
        }
        if (asked) {
            usable++;
            return usable < LOOKS_AFTER ? Optional.empty() : Optional.of(false);
        }
        return ask();
    }

    private Optional<Boolean> ask() throws EngineException {
        try {
            engine.removeSnapshot(vm, snapshot);
            asked = true;
            return Optional.empty();
        } catch (EngineRefused no) {
            if (no.refusal().advice() == Refusal.Advice.RETRY_LATER) {
                return Optional.of(false);
            }
            throw no;
        }
    }
}
