package io.chainkeeper.force.crash;

import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Decider;
import io.chainkeeper.force.site.Ending;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.repository.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A crash point before and after every step of a full and an incremental backup.
public final class CrashForce implements Force {
    /// In the short form the power is cut after one in so many changes before the program goes on.
    private static final int CUT_STRIDE = 5;

    /// Parts beside each other: much of the time of one is waiting for answers and for the disk.
    private static final int AT_ONCE = 2;

    /// Makes one.
    public CrashForce() {}

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String tries() {
        return "the program dies before and after every request, sync and rename of a backup, and the power is cut"
                + " after every change of a file: older points are as they were, the new one is whole or gone";
    }

    @Override
    public ForceReport run(ForceOptions options) throws Exception {
        Tally tally = new Tally(options.longest());
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Part part : parts(options, tally)) {
                all.add(both.submit(() -> {
                    if (!tally.enough()) {
                        part.run();
                    }
                    return null;
                }));
            }
        }
        for (Future<?> each : all) {
            each.get();
        }
        return tally.report();
    }

    /// Something that can be tried beside the rest: it has places of its own.
    private interface Part {
        void run() throws Exception;
    }

    private static List<Part> parts(ForceOptions options, Tally tally) {
        Path folder = options.folder();
        Deaths deaths = new Deaths(folder, options.seed(), options.longMode(), tally);
        int stride = options.longMode() ? 1 : CUT_STRIDE;
        List<Part> parts = new ArrayList<>();
        for (boolean full : new boolean[] {true, false}) {
            for (Ending dying : new Ending[] {Ending.DIES, Ending.DIES_AFTER}) {
                parts.add(() -> deaths.all(full, dying));
                boolean oneOfEach = full == (dying == Ending.DIES);
                if (oneOfEach || options.longMode()) {
                    parts.add(() -> deaths.allWhileGoingOn(full, dying));
                }
            }
            parts.add(() -> new CutsGoneOn(folder, options.seed(), stride, tally).all(full));
        }
        parts.add(() -> cutPower(options, tally));
        return parts;
    }

    private static void cutPower(ForceOptions options, Tally tally) throws Exception {
        Path folder = options.folder().resolve("recorded");
        Recording recording = new Recording();
        List<UUID> points = new ArrayList<>();
        try (Place place = SmallVm.at(folder, options.seed(), recording, tally)) {
            for (boolean full : new boolean[] {true, false}) {
                place.guestWrites();
                place.backup(full, Decider.CALM);
                place.rest().noPointIsLost().stream().map(Point::id).forEach(points::add);
            }
            List<Recording.Change> changes = recording.changes();
            tally.add("changes of files in a full and an incremental backup", changes.size());
            new PowerCuts(
                            place.site().repository(),
                            place.moments(),
                            tally,
                            options.folder().resolve("cuts"),
                            new Random(options.seed()))
                    .all(changes, points);
        }
    }
}
