package io.chainkeeper.jobs.attach;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A record with every kind of part that may travel.
public record Everything(
        String text,
        int count,
        long bytes,
        double rate,
        double odd,
        boolean flag,
        UUID id,
        Instant at,
        Duration took,
        LocalDate day,
        LocalTime time,
        ZonedDateTime there,
        ZoneId zone,
        Path path,
        Locale locale,
        DayOfWeek weekday,
        Optional<String> maybe,
        Optional<Long> none,
        Optional<Set<UUID>> ids,
        Map<UUID, List<Instant>> byId,
        Map<DayOfWeek, Integer> byDay,
        Shape shape,
        Optional<Shape> maybeShape) {
    public static Everything example(Path path) {
        UUID id = UUID.fromString("11111111-2222-3333-4444-555555555555");
        Instant at = Instant.parse("2026-03-29T01:30:00.123456789Z");
        ZoneId zone = ZoneId.of("Europe/Berlin");
        return new Everything(
                "“quoted” \u0000 \ud83d\ude80 \\ \"",
                -1,
                Long.MAX_VALUE,
                0.1,
                Double.NaN,
                true,
                id,
                at,
                Duration.ofNanos(1_234_567_890_123L),
                LocalDate.of(2028, 2, 29),
                LocalTime.of(23, 59, 59),
                at.atZone(zone),
                zone,
                path,
                Locale.GERMANY,
                DayOfWeek.SUNDAY,
                Optional.of(""),
                Optional.empty(),
                Optional.of(Set.of(id)),
                Map.of(id, List.of(at)),
                Map.of(DayOfWeek.MONDAY, 3),
                new Shape.Dot(4),
                Optional.of(new Shape.Group(List.of())));
    }

    /// No part of the record, and not to be written.
    public String getName() {
        return "name";
    }

    /// Neither is this.
    public boolean isEmpty() {
        return false;
    }
}
