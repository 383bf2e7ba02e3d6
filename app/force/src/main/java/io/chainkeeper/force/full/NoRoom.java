package io.chainkeeper.force.full;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Decider;
import io.chainkeeper.force.site.Ending;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.force.site.Step;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Backups into a volume that has room for a part of them.
final class NoRoom {
    private static final int STEP_PERCENT = 2;

    private final Place place;
    private final Volume volume;
    private final Tally tally;
    private long backup;
    private long bytesMoved;

    NoRoom(Place place, Volume volume, Tally tally) {
        this.place = place;
        this.volume = volume;
        this.tally = tally;
    }

    /// How much a full backup takes, with all the room in the world.
    void measure() throws IOException, WorkplaceException {
        plenty();
        long before = volume.used();
        plenty();
        backup = volume.used() - before;
        tally.add("bytes of a full backup", backup);
    }

    /// A backup with enough room.
    void plenty() throws IOException, WorkplaceException {
        volume.resize(Long.MAX_VALUE, true);
        place.guestWrites();
        Optional<Outcome> ended = place.backup(true, Decider.CALM);
        if (ended.isEmpty() || !(ended.get() instanceof Outcome.Completed)) {
            tally.found("with enough room a backup ended as " + ended);
        }
        for (Point point : place.rest().noPointIsLost()) {
            place.rest().comesBack(point);
        }
    }

    /// Room for each part of a backup: once known before, once used up by others meanwhile.
    void everyTwoPercent() throws IOException, WorkplaceException {
        for (int percent = 0; percent < 100 && !tally.timeIsUp(); percent += STEP_PERCENT) {
            for (boolean known : new boolean[] {true, false}) {
                once(percent, known);
            }
        }
    }

    private void once(int percent, boolean known) throws IOException, WorkplaceException {
        long before = volume.used();
        volume.resize(before + backup * percent / 100, known);
        bytesMoved = 0;
        Optional<Outcome> ended = place.backup(true, this::decide);
        volume.resize(Long.MAX_VALUE, true);
        tally.count("backups into too little room");
        tally.count(bytesMoved == 0 ? "refused before any byte" : "full while bytes moved");
        place.rest().after("room for " + percent + " % of a backup, " + (known ? "known" : "unknown") + " before");
        place.rest().engineIsClean();
        judge(ended);
        if (volume.used() > before) {
            place.rest().found(volume.used() - before + " bytes were not given back");
        }
        if (!place.rest().noPointIsLost().isEmpty()) {
            place.rest().found("there is a point of a backup that failed");
        }
        place.rest().settle();
        place.rest().doctorIsContent(false);
        if (percent % 10 == 0) {
            List<Point> points = place.site().work().points();
            place.rest().comesBack(points.getLast());
        }
    }

    private Ending decide(Step step) {
        return switch (step) {
            case Step.Exchange exchange -> {
                bytesMoved += exchange.images() && exchange.method().equals("GET") ? 1 : 0;
                yield Ending.DONE;
            }
            case Step.File file -> volume.fits(file.what());
        };
    }

    private void judge(Optional<Outcome> ended) {
        if (ended.isEmpty()
                || !(ended.get() instanceof Outcome.Failed failed)
                || !(failed.why() instanceof Failure.FreeSpace space)) {
            place.rest().found("it ended as " + ended);
            return;
        }
        // Before it knows what there is to move, it can't know what is missing.
        if (space.free() < 0 || bytesMoved > 0 && space.needed() <= 0) {
            place.rest()
                    .found("it does not say what is missing: "
                            + Words.in(Locale.ENGLISH).headline(space));
        }
    }
}
