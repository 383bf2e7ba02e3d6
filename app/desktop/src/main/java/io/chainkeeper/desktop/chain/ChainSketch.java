package io.chainkeeper.desktop.chain;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Draws a VM's points: turns manifests into a [ChainPicture].
public final class ChainSketch {
    private final Wording wording;

    /// @param wording names sizes, modes, reasons and times
    public ChainSketch(Wording wording) {
        this.wording = wording;
    }

    /// The picture of these points.
    ///
    /// @param points of one VM, oldest first
    public ChainPicture of(List<Point> points) {
        return of(points, Map.of());
    }

    /// The picture of these points, with what runs have told of them.
    ///
    /// @param points of one VM, oldest first
    /// @param facts  by point; points without an entry are drawn by their manifest alone
    public ChainPicture of(List<Point> points, Map<UUID, PointFacts> facts) {
        Map<UUID, String> names = new LinkedHashMap<>();
        Map<UUID, List<ChainMark>> marks = new LinkedHashMap<>();
        for (Point point : points) {
            for (DiskVersion version : point.disks()) {
                names.put(version.disk(), version.alias());
                marks.computeIfAbsent(version.disk(), _ -> new ArrayList<>()).add(mark(point, version));
            }
        }
        List<ChainLane> lanes = new ArrayList<>();
        marks.forEach((disk, versions) -> lanes.add(new ChainLane(disk, names.getOrDefault(disk, ""), versions)));
        return new ChainPicture(points.stream().map(this::column).toList(), lanes);
    }

    private ChainColumn column(Point point) {
        return new ChainColumn(
                point.id(),
                wording.moments().day(point.takenAt()),
                wording.moments().time(point.takenAt()));
    }

    private ChainMark mark(Point point, DiskVersion version) {
        String size = wording.size(version.storedBytes());
        String spoken = wording.get(
                "chain.spoken",
                version.alias(),
                wording.words().of(version.mode()),
                size,
                wording.size(version.virtualSize()),
                wording.moments().at(point.takenAt()),
                wording.words().of(version.reason()));
        return new ChainMark(
                point.id(),
                version.disk(),
                version.mode() == Mode.FULL,
                version.storedBytes(),
                size,
                version.parentPoint(),
                spoken);
    }
}
