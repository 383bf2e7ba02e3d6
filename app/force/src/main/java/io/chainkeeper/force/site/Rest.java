package io.chainkeeper.force.site;

import io.chainkeeper.engine.EngineException;
import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Tally;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.RestoreRequest;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What must hold whenever nothing is at work: nothing of ours is left behind, no point is lost or changed.
public final class Rest {
    /// What a transfer may be silent for, and a little.
    private static final Duration INACTIVITY = Duration.ofMinutes(11);

    private static final Set<Leftover.Kind> NO_FAULT_OF_OURS =
            Set.of(Leftover.Kind.BACKUP_SNAPSHOT, Leftover.Kind.CHECKPOINT_GONE, Leftover.Kind.CHECKPOINT_INVALID);

    private final Site site;
    private final Moments moments;
    private final Tally tally;
    private final Path scratch;
    private final Predicate<String> excused;
    private final LabTime time;
    private String when = "";

    /// @param scratch a folder for restored files
    /// @param time    of the lab
    /// @param excused lines of the lab's leftovers that are the engine's own doing
    public Rest(Site site, Moments moments, Tally tally, Path scratch, LabTime time, Predicate<String> excused) {
        this.time = time;
        this.site = site;
        this.moments = moments;
        this.tally = tally;
        this.scratch = scratch;
        this.excused = excused;
    }

    /// Names what was done before, for findings.
    public void after(String what) {
        when = what;
    }

    /// Notes what should not be, with what was done before.
    public void found(String what) {
        tally.found(when + ": " + what);
    }

    /// Cleans up, gives up what could go on, and looks whether anything is left. A transfer that
    /// the program can't find ends when the engine hears nothing of it for ten minutes; a clean-up
    /// that has to wait for that is tried again then.
    public void settle() throws WorkplaceException {
        if (!cleanedUp()) {
            tally.count("clean-ups that waited for the engine's patience with a transfer to end");
            outOfPatience();
            if (!cleanedUp()) {
                found("a clean-up left something open");
            }
        }
        engineIsClean();
    }

    /// Lets backups go on whose program died, as the window and the agent do at their start.
    /// Nothing disturbs them, so none may fail; one that is over by now ends with nothing to do.
    public void goOn() throws WorkplaceException {
        for (Run run : site.work().goOn()) {
            Optional<Outcome> ended = site.watched(run);
            if (ended.isPresent() && ended.get() instanceof Outcome.Completed) {
                tally.count("backups that went on after a death");
            } else if (ended.isPresent() && ended.get() instanceof Outcome.NothingToDo) {
                tally.count("backups that were over when they were to go on");
            } else {
                found("a backup that went on ended as " + ended);
            }
        }
    }

    private void outOfPatience() {
        try {
            site.transfersGoOn();
            time.passes(INACTIVITY);
            site.transfersGoOn();
        } catch (EngineException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean cleanedUp() throws WorkplaceException {
        Optional<Outcome> ended = site.watched(site.work().giveUp());
        if (ended.isPresent() && ended.get() instanceof Outcome.Completed(Result.CleanedUp cleaned, var notes)) {
            tally.add("things settled by clean-up", cleaned.settled());
            return cleaned.open() == 0;
        }
        found("a clean-up ended as " + ended);
        return true;
    }

    /// The engine shows nothing of ours.
    public void engineIsClean() {
        List<String> left =
                site.lab().leftovers().stream().filter(excused.negate()).toList();
        if (!left.isEmpty()) {
            found("left on the engine: " + left);
        }
        tally.count("looks at the engine at rest");
    }

    /// Journal, engine, repository and catalog agree, as the program's own doctor sees them.
    ///
    /// @param disturbed something failed before, so that the catalog may not know what the repository has: then
    ///                  a rebuild has to cure that
    public void doctorIsContent(boolean disturbed) throws WorkplaceException {
        List<Leftover> found = seen();
        if (disturbed && found.stream().anyMatch(each -> each.kind().remedy() == Leftover.Remedy.REBUILD)) {
            tally.count("rebuilds that the doctor asked for");
            site.watched(site.work().rebuildCatalog());
            found = seen();
        }
        if (!found.isEmpty()) {
            found("the doctor sees " + found);
        }
    }

    private List<Leftover> seen() throws WorkplaceException {
        return site.work().diagnose().leftovers().stream()
                .filter(each -> !NO_FAULT_OF_OURS.contains(each.kind()))
                .toList();
    }

    /// Every point that ever was is there. What is new belongs to the last backup of its VM.
    ///
    /// @return points that were not known before
    public List<Point> noPointIsLost() throws WorkplaceException {
        List<Point> all = site.work().points();
        Set<UUID> there = all.stream().map(Point::id).collect(Collectors.toSet());
        List<UUID> lost = moments.points().stream()
                .filter(point -> !there.contains(point))
                .toList();
        if (!lost.isEmpty()) {
            found("points are lost: " + lost);
        }
        List<Point> fresh = new ArrayList<>();
        for (Point point : all) {
            if (!moments.points().contains(point.id())) {
                moments.stored(point.id(), point.vm().id());
                fresh.add(point);
            }
        }
        return fresh;
    }

    /// A point comes back as what its disks held at its moment.
    public void comesBack(Point point) throws IOException {
        for (UUID disk : changed(point)) {
            found("disk " + disk + " of point " + point.id() + " is not what it was");
        }
    }

    /// The disks of a point that come back as something else than what they held at its moment.
    public List<UUID> changed(Point point) throws IOException {
        List<UUID> changed = new ArrayList<>();
        Path folder = scratch.resolve(point.id().toString());
        Optional<Outcome> ended = site.watched(site.work()
                .restore(new RestoreRequest.LocalFiles(point.id(), folder, ImageFormat.RAW, Optional.empty())));
        if (ended.isPresent() && ended.get() instanceof Outcome.Completed(Result.RestoredFiles restored, var notes)) {
            for (Result.RestoredFile file : restored.files()) {
                if (!moments.of(point.id(), file.disk()).equals(Optional.of(Bytes.of(file.file())))) {
                    changed.add(file.disk());
                }
            }
            tally.count("points restored and equal to their moment");
        } else {
            found("point " + point.id() + " does not come back: " + ended);
        }
        Folders.remove(folder);
        return changed;
    }
}
