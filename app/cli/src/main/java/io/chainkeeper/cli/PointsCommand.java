package io.chainkeeper.cli;

import io.chainkeeper.cli.text.Sizes;
import io.chainkeeper.cli.text.Table;
import io.chainkeeper.cli.text.Times;
import io.chainkeeper.jobs.Words;
import io.chainkeeper.repository.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What can be restored. Needs the repository only: the VM and its engine may be long gone.
@CommandLine.Command(name = "points", description = "List the restore points of a VM, or of all VMs.")
final class PointsCommand extends Command {
    @CommandLine.Mixin
    WorkplaceAccess access;

    @CommandLine.Parameters(arity = "0..1", paramLabel = "VM", description = "The VM's name or id (default: all).")
    @Nullable
    String named;

    @Override
    ExitCode run(Output out) throws Exception {
        try (var workplace = access.openOffline()) {
            List<Point> points = workplace.points().stream()
                    .filter(point -> named == null
                            || point.vm().name().equals(named)
                            || point.vm().id().toString().equals(named))
                    .toList();
            if (named != null && points.isEmpty()) {
                throw new CommandFailed(ExitCode.NOT_FOUND, "The repository has no point of \"" + named + "\".");
            }
            if (json) {
                out.json(Map.of(
                        "points", points.stream().map(PointsCommand::document).toList()));
            } else {
                table(points).forEach(out::line);
            }
            return ExitCode.DONE;
        }
    }

    static List<String> table(List<Point> points) {
        var words = Words.in(Locale.getDefault());
        var table = new Table("VM", "Taken at", "Disk", "Kind", "Because", ">Stored", ">Disk size", "Point");
        for (Point point : points) {
            point.disks()
                    .forEach(disk -> table.row(
                            point.vm().name(),
                            Times.local(point.takenAt()),
                            disk.alias(),
                            words.of(disk.mode()),
                            words.of(disk.reason()),
                            Sizes.bytes(disk.storedBytes()),
                            Sizes.bytes(disk.virtualSize()),
                            point.id()));
        }
        return table.lines();
    }

    private static Map<String, Object> document(Point point) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", point.id().toString());
        document.put(
                "vm",
                Map.of("id", point.vm().id().toString(), "name", point.vm().name()));
        document.put("takenAt", point.takenAt().toString());
        document.put("consistency", point.consistency().code());
        document.put(
                "disks",
                point.disks().stream()
                        .map(disk -> {
                            var each = new LinkedHashMap<String, Object>();
                            each.put("id", disk.disk().toString());
                            each.put("alias", disk.alias());
                            each.put("mode", disk.mode().toString());
                            each.put("reason", disk.reason().toString());
                            each.put("storedBytes", disk.storedBytes());
                            each.put("virtualSize", disk.virtualSize());
                            each.put("checksum", disk.checksum());
                            disk.parentPoint().ifPresent(parent -> each.put("parent", parent.toString()));
                            return each;
                        })
                        .toList());
        return document;
    }
}
