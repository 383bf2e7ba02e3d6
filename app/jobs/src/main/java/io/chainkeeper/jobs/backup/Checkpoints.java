package io.chainkeeper.jobs.backup;

import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.Engine;
import io.chainkeeper.engine.EngineException;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.remote.Leftovers;
import io.chainkeeper.jobs.work.Bench;
import io.chainkeeper.jobs.work.JobFailed;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes the engine's checkpoints that no backup will ever start from: each costs the running VM memory and
/// write time. Only those are touched that stand in a point of ours, and only while none of their disks has left the
/// VM.
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private Checkpoints() {}

    /// Removes those that came before a new point's.
    static void removeOlderThan(Bench bench, LiveRun run, Point newest) {
        UUID vm = newest.vm().id();
        try {
            Set<UUID> ours = bench.repository().points(vm).stream()
                    .flatMap(point -> point.checkpoint().stream())
                    .collect(Collectors.toCollection(HashSet::new));
            Engine engine = bench.engine();
            Set<UUID> shown =
                    engine.checkpoints(vm).stream().map(Checkpoint::id).collect(Collectors.toSet());
            Optional<UUID> base = newest.checkpoint().filter(shown::contains);
            if (base.isEmpty()) {
                return; // there is nothing newer to start from
            }
            ours.remove(base.get());
            ours.retainAll(shown);
            for (UUID old : ours) {
                remove(bench, run, vm, old);
            }
        } catch (EngineException | IOException | JobFailed e) {
            LOG.warn("checkpoints of VM {} were not looked through", vm, e);
            run.note(Finding.of(Finding.Kind.CHECKPOINT_LEFT, "?"));
        }
    }

    private static void remove(Bench bench, LiveRun run, UUID vm, UUID old) {
        try {
            if (!Leftovers.checkpointGone(bench, vm, old)) {
                run.note(Finding.of(Finding.Kind.CHECKPOINT_LEFT, old.toString()));
            }
        } catch (EngineException | JobFailed | JobStopped e) {
            LOG.warn("checkpoint {} of VM {} was not removed", old, vm, e);
            run.note(Finding.of(Finding.Kind.CHECKPOINT_LEFT, old.toString()));
        }
    }
}
