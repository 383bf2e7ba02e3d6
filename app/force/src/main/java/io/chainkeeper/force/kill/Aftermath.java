package io.chainkeeper.force.kill;

import io.chainkeeper.force.Folders;
import io.chainkeeper.force.Tally;
import io.chainkeeper.force.site.Bytes;
import io.chainkeeper.force.site.Moments;
import io.chainkeeper.force.site.Rest;
import io.chainkeeper.force.site.Site;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.repository.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// What must hold when the program was started again after a kill.
///
/// @param folder where victims restore files, each into a folder of its own
record Aftermath(Site site, Moments moments, Rest rest, Path folder, Random random, Tally tally) {
    private static final String RESTORED = "files-";

    /// A point that exists.
    UUID anyPoint() {
        List<UUID> points = List.copyOf(moments.points());
        return points.get(random.nextInt(points.size()));
    }

    /// A folder for a victim's files that does not exist.
    Path freshFolder() {
        return folder.resolve(RESTORED + random.nextLong());
    }

    /// Looks at all of it, in a program that was just started.
    ///
    /// @param when what was done before, for findings
    void look(String when) throws IOException, WorkplaceException {
        rest.after(when);
        if (random.nextBoolean()) {
            rest.goOn();
        }
        rest.settle();
        List<Point> fresh = rest.noPointIsLost();
        tally.add("points that killed runs had stored", fresh.size());
        for (Point point : fresh) {
            rest.comesBack(point);
        }
        rest.comesBack(site.work().point(anyPoint()).orElseThrow());
        rest.doctorIsContent(false);
        files();
    }

    /// A restored file has its name only when it is whole.
    private void files() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path restored : folders.filter(
                            each -> each.getFileName().toString().startsWith(RESTORED))
                    .toList()) {
                try (Stream<Path> files = Files.list(restored)) {
                    for (Path file : files.toList()) {
                        file(file);
                    }
                }
                Folders.remove(restored);
            }
        }
    }

    private void file(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
            rest.found(file + " was not cleaned up");
            return;
        }
        UUID disk = UUID.fromString(name.replace(".raw", ""));
        Optional<String> holds = Optional.of(Bytes.of(file));
        if (moments.points().stream().noneMatch(point -> moments.of(point, disk).equals(holds))) {
            rest.found(file + " is no disk of any point");
        }
    }
}
