package io.chainkeeper.desktop.schedules;

import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.RetentionDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a retention rule would do, as days for a calendar and as a sentence.
///
/// @param days     that have points, oldest first
/// @param sentence how many stay and go, and what that frees
public record KeepPreview(List<KeepDay> days, String sentence) {
    /// Nothing to show.
    public static final KeepPreview NONE = new KeepPreview(List.of(), "");

    /// Copies the list.
    public KeepPreview {
        days = List.copyOf(days);
    }

    /// Of points that exist.
    static KeepPreview ofPoints(List<RetentionDay> found, Wording wording) {
        List<KeepDay> days = new ArrayList<>();
        int points = 0;
        int stay = 0;
        long freed = 0;
        for (RetentionDay day : found) {
            int here = (int)
                    day.points().stream().filter(RetentionDay.PointFate::stays).count();
            List<Retention.Rule> because = day.points().stream()
                    .flatMap(point -> point.because().stream())
                    .distinct()
                    .toList();
            days.add(day(day.date(), here, day.points().size() - here, because, wording));
            points += day.points().size();
            stay += here;
            freed += day.points().stream()
                    .mapToLong(RetentionDay.PointFate::bytesFreed)
                    .sum();
        }
        String sentence = points == 0
                ? wording.get("schedules.keep.no-points")
                : wording.get("schedules.keep.points", points, stay, points - stay, wording.size(freed));
        return new KeepPreview(days, sentence);
    }

    /// Of points that a plan would have made by some later moment, one per slot.
    static KeepPreview ofSlots(Retention keep, List<ZonedDateTime> slots, ZoneId zone, Wording wording) {
        if (slots.isEmpty()) {
            return new KeepPreview(List.of(), wording.get("schedules.keep.no-slots"));
        }
        List<Instant> times = slots.stream().map(ZonedDateTime::toInstant).toList();
        Map<LocalDate, List<Retention.Fate>> byDay = keep.preview(times, zone, times.getLast()).stream()
                .collect(Collectors.groupingBy(
                        fate -> fate.takenAt().atZone(zone).toLocalDate(), TreeMap::new, Collectors.toList()));
        List<KeepDay> days = new ArrayList<>();
        int stay = 0;
        for (var each : byDay.entrySet()) {
            int here =
                    (int) each.getValue().stream().filter(Retention.Fate::stays).count();
            List<Retention.Rule> because = each.getValue().stream()
                    .flatMap(fate -> fate.because().stream())
                    .distinct()
                    .toList();
            days.add(day(each.getKey(), here, each.getValue().size() - here, because, wording));
            stay += here;
        }
        String until = wording.moments().day(times.getLast());
        return new KeepPreview(days, wording.get("schedules.keep.slots", times.size(), stay, until));
    }

    private static KeepDay day(LocalDate date, int stays, int goes, List<Retention.Rule> because, Wording wording) {
        Locale locale = wording.texts().locale();
        String when = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
        String why = because.stream()
                .map(rule -> wording.get(
                        "schedules.rule." + rule.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .collect(Collectors.joining(", "));
        String key = stays == 0 ? "schedules.keep.day.goes" : "schedules.keep.day.stays";
        return new KeepDay(date, stays, goes, wording.get(key, when, stays, goes, why));
    }
}
