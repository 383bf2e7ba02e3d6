package io.chainkeeper.force.crash;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.files.FileStep;
import io.chainkeeper.force.files.FileWatcher;
import io.chainkeeper.force.files.WatchedFileSystem;
import io.chainkeeper.force.site.Bytes;
import io.chainkeeper.force.site.Moments;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Finding;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Repository;
import io.chainkeeper.repository.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Cuts the power after each recorded change of the repository's files, in several ways, and looks at what is left.
final class PowerCuts {
    private static final String MANIFEST = "point.json";

    private final Path root;
    private final Moments moments;
    private final Tally tally;
    private final Path scratch;
    private final Random chance;

    /// @param root    of the repository that was recorded
    /// @param scratch a folder to work in
    PowerCuts(Path root, Moments moments, Tally tally, Path scratch, Random chance) {
        this.root = root;
        this.moments = moments;
        this.tally = tally;
        this.scratch = scratch;
        this.chance = chance;
    }

    /// Cuts at every change.
    ///
    /// @param points in the order in which they were stored
    void all(List<Recording.Change> changes, List<UUID> points) throws IOException, WorkplaceException {
        Platter platter = Platter.empty();
        List<UUID> safe = new ArrayList<>();
        List<Path> named = new ArrayList<>();
        boolean made = false;
        for (int i = 0; i < changes.size(); i++) {
            FileStep step = changes.get(i).step();
            platter.apply(changes.get(i));
            tally.count("power cuts after " + step.kind());
            if (step.kind() == FileStep.Kind.MOVE && step.to().endsWith(MANIFEST)) {
                named.add(step.to().getParent());
            } else if (step.kind() == FileStep.Kind.FORCE && named.remove(step.file())) {
                safe.add(points.get(safe.size()));
            }
            // Nobody has been told of a repository before its first point is begun.
            made |= step.kind() == FileStep.Kind.MAKE_FOLDER && step.file().endsWith("points");
            for (Platter.Cut cut : Platter.Cut.values()) {
                String when = "power cut " + (i + 1) + " of " + changes.size() + ", after " + step + ", " + cut;
                look(platter, cut, made, List.copyOf(safe), when);
            }
        }
        if (safe.size() != points.size()) {
            tally.found(points.size() + " points were stored, and only " + safe.size() + " of them were synced");
        }
    }

    private void look(Platter platter, Platter.Cut cut, boolean made, List<UUID> safe, String when)
            throws IOException, WorkplaceException {
        Path folder = scratch.resolve("left");
        platter.writeTo(root, folder, cut, chance);
        Path unsynced = new WatchedFileSystem(FileWatcher.CALM).watched(folder);
        try {
            if (made) {
                pointsAreThere(unsynced, safe, when);
            } else {
                opens(unsynced, when);
            }
            tally.count("looks after a power cut");
        } catch (IOException | WorkplaceException e) {
            tally.found(when + ": " + e);
        }
        Folders.remove(folder);
    }

    /// The program starts on it.
    private void opens(Path folder, String when) throws WorkplaceException, IOException {
        Path catalog = scratch.resolve("new-catalog");
        try (Workplace work = Workplace.open(WorkplaceOptions.offline(folder, catalog))) {
            if (!work.points().isEmpty()) {
                tally.found(when + ": points out of nowhere");
            }
        } finally {
            Folders.remove(catalog);
        }
    }

    private void pointsAreThere(Path folder, List<UUID> safe, String when) throws IOException {
        try (Repository repository = Repository.open(folder)) {
            Scan scan = repository.scan();
            List<UUID> there = scan.points().stream().map(Point::id).toList();
            if (!there.containsAll(safe)) {
                tally.found(when + ": there were " + safe + ", and there are " + there);
            }
            for (Point point : scan.points()) {
                same(repository, point, when);
            }
            for (Finding finding : scan.findings()) {
                if (finding instanceof Finding.Unfinished unfinished) {
                    repository.discard(unfinished);
                    tally.count("unfinished folders discarded");
                } else {
                    tally.found(when + ": " + finding);
                }
            }
            if (!repository.scan().findings().isEmpty()) {
                tally.found(when + ": still " + repository.scan().findings());
            }
        }
    }

    private void same(Repository repository, Point point, String when) throws IOException {
        for (DiskVersion disk : point.disks()) {
            try (DiskImage image = repository.openDisk(point, disk.disk())) {
                if (!moments.of(point.id(), disk.disk()).equals(Optional.of(Bytes.of(image)))) {
                    tally.found(when + ": disk " + disk.disk() + " of point " + point.id() + " is not what it was");
                }
            }
        }
        tally.count("points read and equal to their moment");
    }
}
