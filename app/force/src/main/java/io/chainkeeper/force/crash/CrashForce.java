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

/// A crash point before and after every step of a full and an incremental backup.
public final class CrashForce implements Force {
    /// In the short form the power is cut after one in so many changes before the program goes on.
    private static final int CUT_STRIDE = 5;

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
        Tally tally = new Tally();
        cutPower(options, tally);
        CutsGoneOn goneOn =
                new CutsGoneOn(options.folder(), options.seed(), options.longMode() ? 1 : CUT_STRIDE, tally);
        Deaths deaths = new Deaths(options.folder(), options.seed(), options.longMode(), tally);
        for (boolean full : new boolean[] {true, false}) {
            if (tally.findings() == 0) {
                goneOn.all(full);
            }
            for (Ending dying : new Ending[] {Ending.DIES, Ending.DIES_AFTER}) {
                if (tally.findings() == 0) {
                    deaths.all(full, dying);
                }
                boolean oneOfEach = full == (dying == Ending.DIES);
                if (tally.findings() == 0 && (oneOfEach || options.longMode())) {
                    deaths.allWhileGoingOn(full, dying);
                }
            }
        }
        return tally.report();
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
