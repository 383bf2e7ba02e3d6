package io.chainkeeper.desktop.points;

import io.chainkeeper.desktop.kept.PointRow;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.repository.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a repository holds, in words. Thousands of points take a moment to put into words: not for the FX thread.
///
/// @param rows   newest first
/// @param groups all, and then each VM by name
record PointsFound(List<PointRow> rows, List<PointGroup> groups) {
    /// Copies the lists.
    PointsFound {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    static PointsFound of(List<Point> points, Wording wording) {
        List<PointRow> rows = points.stream()
                .sorted(Comparator.comparing(Point::takenAt).reversed())
                .map(point -> PointRow.of(point, wording))
                .toList();
        Map<UUID, List<PointRow>> byVm = new LinkedHashMap<>();
        rows.forEach(
                row -> byVm.computeIfAbsent(row.vm(), _ -> new ArrayList<>()).add(row));
        List<PointGroup> groups = new ArrayList<>();
        groups.add(group(Optional.empty(), wording.get("points.group.all"), rows, wording));
        byVm.entrySet().stream()
                // Newest first, so the first row has the name that the VM had last.
                .map(each -> group(
                        Optional.of(each.getKey()), each.getValue().getFirst().vmName(), each.getValue(), wording))
                .sorted(Comparator.comparing(PointGroup::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(groups::add);
        return new PointsFound(rows, groups);
    }

    private static PointGroup group(Optional<UUID> vm, String name, List<PointRow> rows, Wording wording) {
        long stored = rows.stream().mapToLong(PointRow::storedBytes).sum();
        String told = wording.get("points.counted", rows.size(), wording.size(stored));
        return new PointGroup(vm, name, rows.size(), told, wording.get("points.group.spoken", name, told));
    }
}
