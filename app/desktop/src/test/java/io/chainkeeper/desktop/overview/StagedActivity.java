package io.chainkeeper.desktop.overview;

import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.Coverage;
import io.chainkeeper.jobs.activity.Explanation;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.activity.Space;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What happened, as a test has written it down.
public class StagedActivity implements Activity {
    private final List<UUID> acknowledged = new ArrayList<>();
    private Health health;
    private List<CalendarRow> rows = List.of();
    private Space space = space(1L << 30, Optional.empty(), 0);

    public StagedActivity(Health health) {
        this.health = health;
    }

    public void become(Health next) {
        health = next;
    }

    public void keep(List<CalendarRow> next) {
        rows = next;
    }

    public void take(Space next) {
        space = next;
    }

    public List<UUID> acknowledged() {
        return acknowledged;
    }

    public static Space space(long used, Optional<LocalDate> fullOn, double perDay) {
        Coverage verified = new Coverage(10, 8, 100, 80, Duration.ofDays(30), Optional.empty(), 2);
        return new Space(Path.of("/backups"), used, 6L << 30, 10L << 30, perDay, fullOn, List.of(), verified);
    }

    @Override
    public List<RunEntry> runs(RunFilter filter, int max) {
        return List.of();
    }

    @Override
    public Optional<RunStory> story(UUID run) {
        return Optional.empty();
    }

    @Override
    public List<CalendarRow> calendar(LocalDate from, LocalDate to, ZoneId zone) {
        return rows;
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public Space space() {
        return space;
    }

    @Override
    public void acknowledge(UUID about) {
        acknowledged.add(about);
    }

    @Override
    public String export(RunFilter filter, Format format) {
        return "";
    }

    @Override
    public Optional<Explanation> explain(String code, Locale locale) {
        return Optional.empty();
    }
}
