package io.chainkeeper.jobs.clock;

import io.chainkeeper.catalog.KeptDisk;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.RetentionDay;
import io.chainkeeper.jobs.schedule.RetentionDay.PointFate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Lays a retention rule on the points of a VM: what stays, and which bytes nobody would need any more.
final class RetentionPreview {
    private record Version(UUID point, UUID disk) {}

    private final List<KeptPoint> points;
    private final Map<UUID, KeptPoint> byId = new HashMap<>();
    private final Set<Version> needed = new HashSet<>();

    /// @param points of one VM, oldest first
    RetentionPreview(List<KeptPoint> points) {
        this.points = points;
        points.forEach(point -> byId.put(point.point(), point));
    }

    List<RetentionDay> of(Retention keep, ZoneId zone, Instant now) {
        List<Retention.Fate> fates =
                keep.preview(points.stream().map(KeptPoint::takenAt).toList(), zone, now);
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i).stays()) {
                KeptPoint point = points.get(i);
                point.disks().forEach(disk -> need(point, disk));
            }
        }
        Map<LocalDate, List<PointFate>> days = new TreeMap<>();
        for (int i = 0; i < fates.size(); i++) {
            LocalDate day = fates.get(i).takenAt().atZone(zone).toLocalDate();
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(fate(points.get(i), fates.get(i)));
        }
        return days.entrySet().stream()
                .map(day -> new RetentionDay(day.getKey(), day.getValue()))
                .toList();
    }

    /// A version and all those on which it is built.
    private void need(KeptPoint point, KeptDisk disk) {
        KeptPoint at = point;
        KeptDisk version = disk;
        while (needed.add(new Version(at.point(), version.disk()))) {
            KeptPoint below = version.parentPoint().map(byId::get).orElse(null);
            Optional<KeptDisk> parent = below == null
                    ? Optional.empty()
                    : below.disks().stream()
                            .filter(each -> each.disk().equals(disk.disk()))
                            .findFirst();
            if (below == null || parent.isEmpty()) {
                return;
            }
            at = below;
            version = parent.get();
        }
    }

    private PointFate fate(KeptPoint point, Retention.Fate fate) {
        long freed = 0;
        long merged = 0;
        if (!fate.stays()) {
            for (KeptDisk disk : point.disks()) {
                if (needed.contains(new Version(point.point(), disk.disk()))) {
                    merged += disk.storedBytes();
                } else {
                    freed += disk.storedBytes();
                }
            }
        }
        return new PointFate(point.point(), point.takenAt(), fate.because(), point.storedBytes(), freed, merged);
    }
}
