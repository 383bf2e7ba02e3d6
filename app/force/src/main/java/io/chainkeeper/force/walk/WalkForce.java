package io.chainkeeper.force.walk;

import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Random walks over everything that a run can go through.
public final class WalkForce implements Force {
    /// Walks beside each other; much of the time of one is waiting for answers and for the disk.
    private static final int AT_ONCE = 2;

    private static final long STEPS = 100_000;
    private static final long STEPS_LONG = 1_000_000;

    /// Makes one.
    public WalkForce() {}

    @Override
    public String name() {
        return "walk";
    }

    @Override
    public String tries() {
        return "backups, restores and the rest in any order, with any trouble at any step: nothing is left behind,"
                + " no point is lost or changed";
    }

    @Override
    public ForceReport run(ForceOptions options) throws Exception {
        Tally tally = new Tally(options.longest());
        tally.add("steps", 0);
        tally.add("walks", 0);
        Walks walks = new Walks(options, options.longMode() ? STEPS_LONG : STEPS, tally);
        try (ExecutorService walkers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(walkers.submit(walks::walk));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return tally.report();
    }
}
