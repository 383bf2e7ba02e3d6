package io.chainkeeper.jobs.recall;

import io.chainkeeper.catalog.PointFacts;
import io.chainkeeper.catalog.SpaceSample;
import io.chainkeeper.jobs.activity.Coverage;
import io.chainkeeper.jobs.activity.Space;
import io.chainkeeper.jobs.activity.VmSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Sums up the space that points take, and how it goes on. A pure function of what it is given.
final class SpaceSheet {
    /// Everything should be read back once in this time, and growth is looked at over it.
    static final Duration SPAN = Duration.ofDays(28);

    /// Fewer days say nothing about growth: a first full looks like an avalanche.
    private static final int LEAST_DAYS = 3;

    private static final int FARTHEST_DAYS = 3_650;

    private final List<PointFacts> points;
    private final List<SpaceSample> samples;
    private final Instant now;

    /// @param points  all of them, oldest first
    /// @param samples of the span, oldest first
    SpaceSheet(List<PointFacts> points, List<SpaceSample> samples, Instant now) {
        this.points = points;
        this.samples = samples;
        this.now = now;
    }

    Space space(Path folder, long free, long total) {
        double perDay = bytesPerDay();
        return new Space(folder, used(points), free, total, perDay, fullOn(free, perDay), vms(), coverage(points));
    }

    private static long used(List<PointFacts> points) {
        return points.stream().mapToLong(PointFacts::storedBytes).sum();
    }

    private LocalDate today() {
        return day(now);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// From samples where they reach far enough back, because they know of points that were deleted; else from the
    /// points. The first day does not count: it holds the first fulls, which do not come every day.
    private double bytesPerDay() {
        LocalDate from = today().minusDays(SPAN.toDays());
        Optional<SpaceSample> first =
                samples.stream().filter(each -> !each.day().isBefore(from)).findFirst();
        if (first.isPresent() && ChronoUnit.DAYS.between(first.get().day(), today()) >= 7) {
            return perDay(first.get().day(), first.get().used());
        }
        if (points.isEmpty()) {
            return 0;
        }
        LocalDate begin = day(points.getFirst().takenAt());
        LocalDate base = begin.isBefore(from) ? from : begin;
        long before = points.stream()
                .filter(each -> !day(each.takenAt()).isAfter(base))
                .mapToLong(PointFacts::storedBytes)
                .sum();
        return perDay(base, before);
    }

    private double perDay(LocalDate since, long usedThen) {
        long days = ChronoUnit.DAYS.between(since, today());
        return days < LEAST_DAYS ? 0 : Math.max(0, (double) (used(points) - usedThen) / days);
    }

    private Optional<LocalDate> fullOn(long free, double perDay) {
        double days = free / perDay;
        return perDay > 0 && days <= FARTHEST_DAYS ? Optional.of(today().plusDays((long) days)) : Optional.empty();
    }

    private List<VmSpace> vms() {
        Map<UUID, List<PointFacts>> byVm = points.stream().collect(Collectors.groupingBy(PointFacts::vm));
        return byVm.values().stream()
                .map(this::vm)
                .sorted(Comparator.comparingLong(VmSpace::used).reversed().thenComparing(VmSpace::name))
                .toList();
    }

    private VmSpace vm(List<PointFacts> own) {
        PointFacts newest = own.getLast();
        return new VmSpace(newest.vm(), newest.vmName(), used(own), own.size(), coverage(own));
    }

    private Coverage coverage(List<PointFacts> of) {
        Instant since = now.minus(SPAN);
        List<PointFacts> lately = of.stream()
                .filter(each ->
                        each.verifiedAt().filter(at -> !at.isBefore(since)).isPresent())
                .toList();
        Optional<Instant> oldest =
                of.stream().flatMap(each -> each.verifiedAt().stream()).min(Comparator.naturalOrder());
        int never =
                (int) of.stream().filter(each -> each.verifiedAt().isEmpty()).count();
        return new Coverage(of.size(), lately.size(), used(of), used(lately), SPAN, oldest, never);
    }

    /// Points that nobody has read back for the span, and that are older than it.
    static boolean old(List<PointFacts> points, Instant now) {
        Instant since = now.minus(SPAN);
        Map<Boolean, Long> byCare = new HashMap<>();
        for (PointFacts point : points) {
            if (point.takenAt().isBefore(since)) {
                boolean read =
                        point.verifiedAt().filter(at -> !at.isBefore(since)).isPresent();
                byCare.merge(read, 1L, Long::sum);
            }
        }
        return byCare.getOrDefault(false, 0L) > byCare.getOrDefault(true, 0L);
    }
}
