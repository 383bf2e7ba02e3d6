package io.chainkeeper.force.full;

import io.chainkeeper.force.Force;
import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.lab.DiskSpec;

/// No room, and no luck, in the folder of the repository.
public final class FullForce implements Force {
    private static final long DISK = 12 << 20;

    /// Makes one.
    public FullForce() {}

    @Override
    public String name() {
        return "full";
    }

    @Override
    public String tries() {
        return "the disk is full at every 2 % of a backup, writes are cut short or fail, the folder can't be written or"
                + " goes away: a clean failure that says what is missing, the space is given back, older points are"
                + " as they were";
    }

    @Override
    public ForceReport run(ForceOptions options) throws Exception {
        Tally tally = new Tally(options.longest());
        Volume volume = new Volume();
        long data = options.longMode() ? DISK * 5 / 6 : DISK / 3;
        try (Place place = new Place(
                options.folder(),
                options.seed(),
                volume,
                tally,
                DiskSpec.seeded("system", DISK, data, options.seed()))) {
            NoRoom noRoom = new NoRoom(place, volume, tally);
            noRoom.measure();
            noRoom.everyTwoPercent();
            new BadLuck(place, tally, options.longMode() ? 1 : 12).everywhere();
            noRoom.plenty();
        }
        return tally.report();
    }
}
