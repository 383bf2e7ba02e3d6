package io.chainkeeper.jobs.recall;

import io.chainkeeper.catalog.BackupMark;
import io.chainkeeper.catalog.VmPoints;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.DayMark;
import io.chainkeeper.jobs.plan.Protection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Gives every day of every VM its mark. A pure function of what it is given.
final class CalendarSheet {
    /// What the marks are made of.
    ///
    /// @param moments  of points, by VM, from one patience before the first day on
    /// @param backups  runs of the span, oldest first
    /// @param points   the points of each VM, in a line
    /// @param machines VMs that there are; empty if nobody knows
    /// @param alive    runs that work now
    record Facts(
            Map<UUID, List<Instant>> moments,
            List<BackupMark> backups,
            List<VmPoints> points,
            Optional<List<Machine>> machines,
            Set<UUID> alive) {}

    private final Days days;
    private final Facts facts;
    private final Promises promises;
    private final Instant now;
    private final Map<UUID, Machine> machines;
    private final Map<UUID, DayMark[]> marks = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();

    CalendarSheet(Days days, Facts facts, Promises promises, Instant now) {
        this.days = days;
        this.facts = facts;
        this.promises = promises;
        this.now = now;
        this.machines = facts.machines().orElse(List.of()).stream()
                .collect(Collectors.toMap(Machine::id, Function.identity(), (one, _) -> one));
    }

    List<CalendarRow> rows() {
        Map<UUID, VmPoints> points = new HashMap<>();
        facts.points().forEach(each -> {
            points.put(each.vm(), each);
            names.put(each.vm(), each.name());
        });
        facts.moments().forEach(this::markPoints);
        facts.backups().forEach(this::markRun);
        machines.values().forEach(each -> {
            names.put(each.id(), each.name());
            row(each.id());
        });
        if (facts.machines().isEmpty()) {
            points.keySet().forEach(this::row);
        }
        return marks.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), Optional.ofNullable(points.get(entry.getKey()))))
                .sorted(Comparator.comparingInt(this::worry)
                        .thenComparing(CalendarRow::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(CalendarRow::vm))
                .toList();
    }

    private DayMark[] row(UUID vm) {
        return marks.computeIfAbsent(vm, _ -> {
            DayMark[] none = new DayMark[days.count()];
            Arrays.fill(none, DayMark.NONE);
            return none;
        });
    }

    private void markPoints(UUID vm, List<Instant> moments) {
        for (Instant moment : moments) {
            mark(vm, moment, DayMark.POINT);
        }
    }

    private void markRun(BackupMark run) {
        names.putIfAbsent(run.vm(), run.name());
        mark(run.vm(), run.startedAt(), meaning(run));
    }

    private DayMark meaning(BackupMark run) {
        if (run.state().isEmpty()) {
            return facts.alive().contains(run.run()) ? DayMark.RUNNING : DayMark.FAILED;
        }
        return switch (run.state().get()) {
            case COMPLETED -> run.warnings() > 0 ? DayMark.POINT_WITH_NOTES : DayMark.POINT;
            case NOTHING_TO_DO, CANCELLED -> DayMark.SKIPPED;
            case FAILED, INTERRUPTED -> DayMark.FAILED;
        };
    }

    private void mark(UUID vm, Instant at, DayMark mark) {
        int day = days.of(at);
        if (day >= 0 && day < days.count()) {
            DayMark[] row = row(vm);
            if (weight(mark) > weight(row[day])) {
                row[day] = mark;
            }
        }
    }

    /// What is good and lasts says more about a day than what failed on it; what works now says most.
    private static int weight(DayMark mark) {
        return switch (mark) {
            case NONE -> 0;
            case MISSED -> 1;
            case SKIPPED -> 2;
            case FAILED -> 3;
            case POINT -> 4;
            case POINT_WITH_NOTES -> 5;
            case RUNNING -> 6;
        };
    }

    private CalendarRow row(UUID vm, DayMark[] row, Optional<VmPoints> points) {
        boolean gone = gone(vm);
        if (!gone) {
            points.ifPresent(each -> markMissed(vm, row, each));
        }
        Protection protection = gone ? Protection.NOT_POSSIBLE : protection(vm, points);
        return new CalendarRow(vm, names.getOrDefault(vm, ""), days.first(), List.of(row), protection);
    }

    /// The engine does not show it any more.
    private boolean gone(UUID vm) {
        return facts.machines().isPresent() && !machines.containsKey(vm);
    }

    /// A day is missed when nothing ran on it and, at its end, the newest point was older than it may be.
    private void markMissed(UUID vm, DayMark[] row, VmPoints points) {
        // In milliseconds: 5,000 VMs over half a year are a million days.
        long patience = promises.patience(vm).toMillis();
        long[] moments = facts.moments().getOrDefault(vm, List.of()).stream()
                .mapToLong(Instant::toEpochMilli)
                .sorted()
                .toArray();
        long present = now.toEpochMilli();
        int next = 0;
        long last = points.first().toEpochMilli();
        for (int day = 0; day < row.length; day++) {
            long end = days.endMillis(day);
            while (next < moments.length && moments[next] < end) {
                last = moments[next++];
            }
            if (end <= present && row[day] == DayMark.NONE && last + patience < end) {
                row[day] = DayMark.MISSED;
            }
        }
    }

    private Protection protection(UUID vm, Optional<VmPoints> points) {
        Machine known = machines.get(vm);
        if (known != null) {
            return known.protection();
        }
        return points.map(each -> promises.broken(vm, each.last(), now) ? Protection.OVERDUE : Protection.PROTECTED)
                .orElse(Protection.UNPROTECTED);
    }

    private int worry(CalendarRow row) {
        return switch (row.protection()) {
            case OVERDUE -> 0;
            case UNPROTECTED -> 1;
            case NOT_POSSIBLE -> gone(row.vm()) ? 4 : 2;
            case PROTECTED -> 3;
        };
    }
}
