package io.chainkeeper.force.crash;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileStep;
import io.chainkeeper.force.site.Decider;
import io.chainkeeper.force.site.Ending;
import io.chainkeeper.force.site.Place;
import io.chainkeeper.force.site.Step;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Cuts the power after one change of files after the other while a backup brings bytes, and lets the program
/// go on with what the platter has.
///
/// What notes about a disk claim was synced before them. So where any are left, and the cut lost no part of a file
/// that was synced, none of it may turn out to be wrong: the disk goes on.
final class CutsGoneOn {
    private static final String NOTES = ".brought";

    /// After so many cuts a new repository begins, for all of it is kept in memory.
    private static final int RENEWED_AFTER = 8;

    private final Path folder;
    private final long seed;
    private final int stride;
    private final Tally tally;
    private final Random chance;

    /// @param stride one change of so many is cut after
    CutsGoneOn(Path folder, long seed, int stride, Tally tally) {
        this.folder = folder;
        this.seed = seed;
        this.stride = stride;
        this.tally = tally;
        this.chance = new Random(seed);
    }

    /// Cuts in one kind of backup until it has no further change.
    void all(boolean full) throws IOException, WorkplaceException {
        int change = 1 + (int) Math.floorMod(seed, (long) stride);
        boolean more = true;
        for (int places = 0; more; places++) {
            Path home = folder.resolve((full ? "cuts-full-" : "cuts-incremental-") + places);
            Recording recording = new Recording();
            try (Place place = SmallVm.ofBlocks(home, seed, recording, tally)) {
                place.backup(true, Decider.CALM);
                place.rest().noPointIsLost();
                for (int i = 0; i < RENEWED_AFTER && more; i++, change += stride) {
                    more = once(place, recording, full, change) && !tally.enough();
                }
            }
            Folders.remove(home);
        }
    }

    private boolean once(Place place, Recording recording, boolean full, int change)
            throws IOException, WorkplaceException {
        Path root = place.site().repository();
        Platter platter = Platter.with(root);
        recording.taken();
        for (int i = 0; i < 6; i++) {
            place.guestWrites();
        }
        Cut cut = new Cut(change);
        if (place.backup(full, cut).isPresent()) {
            place.rest().settle();
            place.rest().noPointIsLost();
            return false;
        }
        Platter.Cut kept = change / stride % 2 == 0 ? Platter.Cut.LOSES_ALL : Platter.Cut.KEEPS_SOME;
        place.rest()
                .after("power cut in " + (full ? "a full" : "an incremental") + " backup, after " + cut.last + ", "
                        + kept);
        place.site().dieAndComeBack(() -> {
            recording.taken().forEach(platter::apply);
            Folders.remove(root);
            platter.writeTo(root, root, kept, chance);
        });
        place.guestWrites();
        goOn(place, kept);
        place.rest().settle();
        for (Point fresh : place.rest().noPointIsLost()) {
            place.rest().comesBack(fresh);
        }
        tally.count("power cuts in the midst of a backup");
        return true;
    }

    private void goOn(Place place, Platter.Cut kept) throws IOException, WorkplaceException {
        long noted = noted(place.site().repository());
        List<Run> runs = place.site().work().goOn();
        if (runs.isEmpty() && noted > 0) {
            place.rest().found("there are notes about " + noted + " disks, and nobody goes on with them");
        }
        for (Run run : runs) {
            Optional<Outcome> ended = place.site().watched(run);
            if (ended.isPresent() && ended.get() instanceof Outcome.Completed(var result, var notes)) {
                long believed = notes.stream()
                        .filter(note -> note.kind() == Finding.Kind.DISK_WENT_ON)
                        .count();
                tally.count("backups that went on after a power cut");
                tally.add("disks of which something was there after a power cut", believed);
                if (kept == Platter.Cut.LOSES_ALL && believed < noted) {
                    place.rest().found("of " + noted + " disks with notes only " + believed + " went on");
                }
            } else {
                place.rest().found("a backup that went on ended as " + ended);
            }
        }
    }

    /// How many disks have notes that are no part of a point.
    private static long noted(Path repository) throws IOException {
        try (Stream<Path> all = Files.walk(repository)) {
            return all.filter(file -> file.toString().endsWith(NOTES))
                    .filter(file -> Files.notExists(file.resolveSibling("point.json")))
                    .filter(file -> file.toFile().length() > 0)
                    .count();
        }
    }

    /// Lets the power fail after the n-th change of files since the first bytes were asked for.
    private static final class Cut implements Decider {
        private int left;
        private boolean midst;
        private String last = "never";

        Cut(int changes) {
            this.left = changes;
        }

        @Override
        public synchronized Ending of(Step step) {
            midst |= step instanceof Step.Exchange exchange && exchange.images();
            boolean counts = midst
                    && step instanceof Step.File(FileStep file)
                    && file.kind().changes();
            if (!counts || --left != 0) {
                return Ending.DONE;
            }
            last = step.toString();
            return Ending.DIES_AFTER;
        }
    }
}
