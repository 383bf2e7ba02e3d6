package io.chainkeeper.force.full;

import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileStep;
import io.chainkeeper.force.site.Decider;
import io.chainkeeper.force.site.Ending;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.force.site.Step;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.util.Optional;

/// Backups into a folder that fails from some step on, or for one step.
final class BadLuck {
    private final Place place;
    private final Tally tally;
    private final int every;

    /// What goes wrong with files.
    private enum Kind {
        ONE_ERROR("one input/output error"),
        SHORT("short reads and writes"),
        READ_ONLY("it can only be read from then on"),
        VANISHED("it is gone from then on");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /// @param every how many steps lie between two tries
    BadLuck(Place place, Tally tally, int every) {
        this.place = place;
        this.tally = tally;
        this.every = every;
    }

    /// Each kind from each step on.
    void everywhere() throws IOException, WorkplaceException {
        for (Kind kind : Kind.values()) {
            int from = 1;
            boolean reached = true;
            while (reached && !tally.enough()) {
                reached = once(kind, from);
                from += every;
            }
        }
    }

    private boolean once(Kind kind, int from) throws IOException, WorkplaceException {
        Files files = new Files(kind, from);
        place.guestWrites();
        Optional<Outcome> ended = place.backup(true, files);
        place.rest().after(kind.words + ", step " + from + ", " + files.first);
        tally.count(kind.words);
        place.rest().engineIsClean();
        judge(kind, files, ended.orElseThrow());
        place.rest().settle();
        boolean stored = false;
        for (Point point : place.rest().noPointIsLost()) {
            place.rest().comesBack(point);
            stored = true;
        }
        if (!stored) {
            place.rest().comesBack(place.site().work().points().getLast());
        }
        place.rest().doctorIsContent(true);
        return files.struck;
    }

    private void judge(Kind kind, Files files, Outcome ended) {
        boolean well = ended instanceof Outcome.Completed;
        if (!files.struck || kind == Kind.SHORT) {
            if (!well) {
                place.rest().found("it ended as " + ended);
            }
        } else if (ended instanceof Outcome.Failed failed) {
            if (!(failed.why() instanceof Failure.CheckFolder)) {
                place.rest().found("it failed as " + failed.why());
            }
        }
        tally.count(kind.words + (well ? ", and the backup is stored" : ", and the backup failed"));
    }

    /// Does what the kind says from the n-th operation on.
    private static final class Files implements Decider {
        private final Kind kind;
        private int left;
        private boolean struck;
        private String first = "never";

        Files(Kind kind, int from) {
            this.kind = kind;
            this.left = from;
        }

        @Override
        public synchronized Ending of(Step step) {
            if (!(step instanceof Step.File(FileStep what)) || (--left > 0)) {
                return Ending.DONE;
            }
            Ending ending = ending(what);
            if (ending != Ending.DONE && !struck) {
                struck = true;
                first = step.toString();
            }
            return ending;
        }

        private Ending ending(FileStep what) {
            return switch (kind) {
                case ONE_ERROR -> struck ? Ending.DONE : Ending.FAILS;
                case SHORT -> what.bytes() > 1 ? Ending.HALF : Ending.DONE;
                case READ_ONLY -> what.kind().changes() ? Ending.FAILS : Ending.DONE;
                case VANISHED -> Ending.FAILS;
            };
        }
    }
}
