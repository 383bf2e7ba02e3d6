package io.chainkeeper.force.crash;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileStep;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.force.site.Decider;
import io.chainkeeper.force.site.Ending;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.force.site.Step;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Lets the program die at one step of a backup after the other, until a backup has no further step.
final class Deaths {
    /// After so many deaths a new repository begins, so that chains stay short.
    private static final int RENEWED_AFTER = 40;

    /// After each of so many deaths the newest point is read back and the doctor asked; all points are in the end.
    private static final int LOOKED_AT = 5;

    /// In the short form the program dies at one in so many steps of going on; which, the seed says.
    private static final int GOING_ON_STRIDE = 3;

    /// The program dies before so many requests for extents or bytes: two for each disk.
    private static final int MIDST = 4;

    private final Path folder;
    private final long seed;
    private final boolean everyChange;
    private final Tally tally;

    /// @param everyChange at every change of files, before and after, instead of before syncs and renames: what lies
    ///                    between two changes is for the power cuts to visit
    Deaths(Path folder, long seed, boolean everyChange, Tally tally) {
        this.folder = folder;
        this.seed = seed;
        this.everyChange = everyChange;
        this.tally = tally;
    }

    /// Dies at each step of a kind of backup.
    ///
    /// @param full  or incremental
    /// @param dying before or after the step
    void all(boolean full, Ending dying) throws IOException, WorkplaceException {
        int step = 0;
        boolean more = true;
        for (int places = 0; more; places++) {
            Path home = folder.resolve(part(full, dying) + "-" + places);
            try (Place place = SmallVm.at(home, seed, FileWatcher.CALM, tally)) {
                place.backup(true, Decider.CALM);
                place.rest().after("before any death");
                place.rest().noPointIsLost();
                for (int i = 0; i < RENEWED_AFTER && more && !tally.enough(); i++) {
                    step++;
                    more = once(place, full, new Countdown(step, dying));
                }
                for (Point point : place.site().work().points()) {
                    place.rest().comesBack(point);
                }
            }
            Folders.remove(home);
            more &= !tally.enough();
        }
        tally.add("steps of " + kind(full) + ", each a crash point " + when(dying), step - 1L);
    }

    /// Dies in the midst of a kind of backup, and then at each step of going on with it, or at every third.
    ///
    /// @param dying before or after the step
    void allWhileGoingOn(boolean full, Ending dying) throws IOException, WorkplaceException {
        Path home = folder.resolve("going-on-" + part(full, dying));
        int stride = everyChange ? 1 : GOING_ON_STRIDE;
        int step = 1 + (int) Math.floorMod(seed, (long) stride);
        int deaths = -1;
        try (Place place = SmallVm.at(home, seed, FileWatcher.CALM, tally)) {
            place.backup(true, Decider.CALM);
            place.rest().noPointIsLost();
            boolean more = true;
            for (; more && !tally.enough(); step += stride, deaths++) {
                Countdown midst = new Countdown(MIDST, Ending.DIES, Deaths::bringsBytes);
                more = whileGoingOn(place, full, midst, new Countdown(step, dying));
            }
            for (Point point : place.site().work().points()) {
                place.rest().comesBack(point);
            }
        }
        Folders.remove(home);
        tally.add("steps of going on with " + kind(full) + " that were crash points " + when(dying), deaths);
    }

    private static boolean bringsBytes(Step step) {
        return step instanceof Step.Exchange(boolean images, String method, String path)
                && images
                && method.equals("GET");
    }

    private boolean whileGoingOn(Place place, boolean full, Countdown first, Countdown second)
            throws IOException, WorkplaceException {
        place.guestWrites();
        if (place.backup(full, first).isPresent()) {
            tally.found("a backup brought nothing");
            return false;
        }
        place.site().dieAndComeBack();
        place.guestWrites();
        Optional<Outcome> ended = place.backup(full, second);
        place.rest().after("death in going on with " + kind(full) + ", " + when(second.dying) + ": " + second.last);
        if (ended.isPresent()) {
            boolean wentOn = ended.get() instanceof Outcome.Completed(var result, var notes)
                    && notes.stream().anyMatch(note -> note.kind() == Finding.Kind.RUN_WENT_ON);
            if (!wentOn) {
                tally.found("a backup that was to go on ended as " + ended);
            }
        } else {
            place.site().dieAndComeBack();
            if (second.number % 2 == 0) {
                place.rest().goOn();
            }
        }
        place.rest().settle();
        List<Point> fresh = place.rest().noPointIsLost();
        if (second.number % LOOKED_AT == 0) {
            place.rest().comesBack(place.site().work().points().getLast());
            place.rest().doctorIsContent(false);
        }
        tally.count(
                fresh.isEmpty()
                        ? "deaths while going on after which nothing of the run is left"
                        : "deaths while going on that the point survived");
        return ended.isEmpty();
    }

    /// A name that no other part has which is tried beside this one.
    private static String part(boolean full, Ending dying) {
        return (full ? "full-" : "incremental-") + dying;
    }

    private static String kind(boolean full) {
        return full ? "a full backup" : "an incremental backup";
    }

    private static String when(Ending dying) {
        return dying == Ending.DIES ? "before it" : "after it";
    }

    private boolean once(Place place, boolean full, Countdown death) throws IOException, WorkplaceException {
        place.guestWrites();
        Optional<Outcome> ended = place.backup(full, death);
        place.rest().after("death in " + kind(full) + ", " + when(death.dying) + ": " + death.last);
        if (ended.isPresent()) {
            if (!(ended.get() instanceof Outcome.Completed)) {
                tally.found("a backup that nothing happened to ended as " + ended);
            }
            place.rest().noPointIsLost();
            return false;
        }
        place.site().dieAndComeBack();
        if (death.number % 2 == 0) {
            place.rest().goOn();
        }
        place.rest().settle();
        List<Point> fresh = place.rest().noPointIsLost();
        List<Point> all = place.site().work().points();
        if (death.number % LOOKED_AT == 0) {
            place.rest().comesBack(all.getLast());
            place.rest().doctorIsContent(false);
        }
        tally.count(
                fresh.isEmpty() ? "deaths after which nothing of the run is left" : "deaths that the point survived");
        return true;
    }

    /// Lets the program die at the n-th step that counts.
    private final class Countdown implements Decider {
        private final Predicate<Step> which;
        private final Ending dying;
        private final int number;
        private int left;
        private String last = "never";

        Countdown(int steps, Ending dying) {
            this(steps, dying, step -> counts(step, dying));
        }

        Countdown(int steps, Ending dying, Predicate<Step> which) {
            this.which = which;
            this.number = steps;
            this.left = steps;
            this.dying = dying;
        }

        @Override
        public synchronized Ending of(Step step) {
            if (!which.test(step)) {
                return Ending.DONE;
            }
            left--;
            if (left != 0) {
                return Ending.DONE;
            }
            last = step.toString();
            tally.count("deaths " + when(dying) + ": " + step.kind());
            return dying;
        }
    }

    private boolean counts(Step step, Ending dying) {
        return switch (step) {
            case Step.Exchange exchange -> true;
            case Step.File(FileStep file) ->
                everyChange
                        ? file.kind().changes()
                        : dying == Ending.DIES
                                && (file.kind() == FileStep.Kind.FORCE || file.kind() == FileStep.Kind.MOVE);
        };
    }
}
