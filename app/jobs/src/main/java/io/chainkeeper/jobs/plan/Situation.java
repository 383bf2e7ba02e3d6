package io.chainkeeper.jobs.plan;

import io.chainkeeper.engine.Checkpoint;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.repository.Point;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Everything that a plan depends on, as it was at one moment.
///
/// @param vm          as the engine shows it
/// @param last        the VM's newest point
/// @param unreadable  disks of that point on whose chain nothing can be built
/// @param checkpoints of the VM, as the engine shows them
/// @param tracked     disks in the last point's checkpoint as the engine has it; empty if it was not asked
/// @param points      how many points the VM has
/// @param around      what is around it
public record Situation(
        Vm vm,
        Optional<Point> last,
        Set<UUID> unreadable,
        List<Checkpoint> checkpoints,
        Optional<Set<UUID>> tracked,
        int points,
        Surroundings around) {
    /// Keeps its own copies.
    public Situation {
        unreadable = Set.copyOf(unreadable);
        checkpoints = List.copyOf(checkpoints);
        tracked = tracked.map(Set::copyOf);
    }

    /// Without a look around.
    public Situation(
            Vm vm,
            Optional<Point> last,
            Set<UUID> unreadable,
            List<Checkpoint> checkpoints,
            Optional<Set<UUID>> tracked,
            int points) {
        this(vm, last, unreadable, checkpoints, tracked, points, Surroundings.UNSEEN);
    }

    /// A VM of which nothing was kept.
    public static Situation untouched(Vm vm) {
        return new Situation(vm, Optional.empty(), Set.of(), List.of(), Optional.empty(), 0);
    }
}
