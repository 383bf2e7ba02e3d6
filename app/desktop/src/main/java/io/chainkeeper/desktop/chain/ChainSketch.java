package io.chainkeeper.desktop.chain;

import io.chainkeeper.desktop.chain.ChainMark.Trait;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.DiskVersion;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Map<UUID, Set<UUID>> whole = new HashMap<>();
        for (Point point : points) {
            PointFacts known = facts.getOrDefault(point.id(), PointFacts.NONE);
            for (DiskVersion version : point.disks()) {
                Set<UUID> before = whole.computeIfAbsent(version.disk(), _ -> new HashSet<>());
                boolean broken = version.parentPoint().isPresent()
                        && !before.contains(version.parentPoint().get());
                if (!broken) {
                    before.add(point.id());
                }
                names.put(version.disk(), version.alias());
                marks.computeIfAbsent(version.disk(), _ -> new ArrayList<>()).add(mark(point, version, known, broken));
            }
        }
        List<ChainLane> lanes = new ArrayList<>();
        marks.forEach((disk, versions) -> lanes.add(new ChainLane(disk, names.getOrDefault(disk, ""), versions)));
        String stored =
                wording.size(points.stream().mapToLong(Point::storedBytes).sum());
        return new ChainPicture(
                points.stream().map(this::column).toList(),
                lanes,
                wording.get("pictures.chain.spoken", lanes.size(), points.size(), stored));
    }

    private ChainColumn column(Point point) {
        return new ChainColumn(
                point.id(),
                wording.moments().date(point.takenAt()),
                wording.moments().day(point.takenAt()),
                wording.moments().time(point.takenAt()));
    }

    private ChainMark mark(Point point, DiskVersion version, PointFacts known, boolean broken) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (broken) {
            traits.add(Trait.BROKEN);
        }
        if (known.verified().isPresent()) {
            traits.add(Trait.VERIFIED);
        }
        return new ChainMark(
                point.id(),
                version.disk(),
                version.mode() == Mode.FULL,
                version.storedBytes(),
                wording.size(version.storedBytes()),
                version.parentPoint(),
                traits,
                spoken(point, version, known, broken));
    }

    private String spoken(Point point, DiskVersion version, PointFacts known, boolean broken) {
        List<String> sentences = new ArrayList<>();
        sentences.add(wording.get(
                "pictures.chain.mark",
                version.alias(),
                wording.words().of(version.mode()),
                wording.words().of(version.reason()),
                wording.size(version.storedBytes()),
                wording.size(version.virtualSize()),
                wording.moments().at(point.takenAt()),
                wording.get("consistency." + point.consistency().code())));
        if (broken) {
            sentences.add(wording.get("pictures.chain.mark.broken"));
        }
        sentences.addAll(past(known));
        return String.join(" ", sentences);
    }

    /// What happened to a point, a sentence each; none if nothing is known.
    public List<String> past(PointFacts known) {
        List<String> sentences = new ArrayList<>();
        known.took()
                .ifPresent(took -> sentences.add(wording.get(
                        "pictures.chain.mark.took", wording.moments().span(took))));
        known.verified()
                .ifPresent(when -> sentences.add(wording.get(
                        "pictures.chain.mark.verified", wording.moments().ago(when))));
        return sentences;
    }
}
