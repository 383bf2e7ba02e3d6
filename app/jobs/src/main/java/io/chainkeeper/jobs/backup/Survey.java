package io.chainkeeper.jobs.backup;

import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.plan.Situation;
import io.chainkeeper.jobs.plan.Surroundings;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.MovedLink;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a VM, at its newest point and at the engine's checkpoints. Changes nothing.
public final class Survey {
    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

    private Survey() {}

    /// Everything that a plan depends on.
    ///
    /// @throws JobFailed if the engine does not show the VM
    public static Situation of(Bench bench, UUID vm) throws EngineException, IOException, JobFailed {
        Engine engine = bench.engine();
        Vm shown = engine.vm(vm)
                .orElseThrow(() -> new JobFailed(new Failure.ChooseAgain(FailureCode.VM_GONE, vm.toString())));
        return of(bench, shown);
    }

    /// The same for a VM that was just read.
    public static Situation of(Bench bench, Vm vm) throws EngineException, IOException, JobFailed {
        List<Point> points = bench.repository().points(vm.id());
        List<Checkpoint> checkpoints = bench.engine().checkpoints(vm.id());
        Surroundings around = Around.of(bench, vm, points);
        if (points.isEmpty()) {
            return new Situation(vm, Optional.empty(), Set.of(), checkpoints, Optional.empty(), 0, around);
        }
        Point last = points.getLast();
        return new Situation(
                vm,
                Optional.of(last),
                unreadable(bench, last),
                checkpoints,
                tracked(bench, last, checkpoints),
                points.size(),
                around);
    }

    private static Optional<Set<UUID>> tracked(Bench bench, Point last, List<Checkpoint> checkpoints)
            throws EngineException, JobFailed {
        Optional<UUID> base = last.checkpoint()
                .filter(id -> checkpoints.stream().anyMatch(each -> each.id().equals(id)));
        return base.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Set.copyOf(bench.engine().checkpointDisks(last.vm().id(), base.get())));
    }

    private static Set<UUID> unreadable(Bench bench, Point last) {
        Set<UUID> unreadable = new HashSet<>();
        for (DiskVersion version : last.disks()) {
            try {
                bench.repository().digests(last, version.disk());
                bench.repository().chainOf(last, version.disk());
            } catch (MovedLink moved) {
                // Cured by relinking before the backup begins.
                LOG.info("{}", moved.getMessage());
            } catch (IOException e) {
                LOG.warn("nothing can be built on disk {} of point {}", version.disk(), last.id(), e);
                unreadable.add(version.disk());
            }
        }
        return unreadable;
    }
}
