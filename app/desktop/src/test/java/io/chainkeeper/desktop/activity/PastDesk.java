package io.chainkeeper.desktop.activity;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.KeptDisk;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.catalog.RunRecord;
import io.chainkeeper.catalog.RunTrace;
import io.chainkeeper.desktop.AskedAside;
import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.watch.HandCrank;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.repository.Repository;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A desk on a workplace without an engine, with a past that was written into its catalog.
public final class PastDesk implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final UUID WEB = new UUID(1, 1);
    public static final UUID DB = new UUID(1, 2);

    private static final long GIB = 1L << 30;

    private final BlockingQueue<Runnable> edge = new LinkedBlockingQueue<>();
    private final Workplace workplace;
    private final Desk desk;

    public PastDesk(Path folder, Locale locale) throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        workplace = Workplace.open(WorkplaceOptions.offline(folder.resolve("repository"), folder.resolve("catalog"))
                .withClock(clock));
        Wording wording = Wording.of(clock, ZoneOffset.UTC, locale);
        Background background = new Background(edge::add);
        desk = new Desk(
                AskedAside.watching(workplace),
                false,
                background,
                new Runs(background, new HandCrank(), wording),
                wording);
    }

    /// Writes runs before the desk is opened.
    public static List<UUID> remember(Path folder) throws Exception {
        try (Catalog catalog = Catalog.open(folder.resolve("catalog"))) {
            UUID good = run(catalog, RunRecord.Kind.BACKUP, WEB, "web01", 3, RunRecord.State.COMPLETED, "");
            UUID bad = run(catalog, RunRecord.Kind.BACKUP, DB, "db01", 2, RunRecord.State.FAILED, "CK-0201");
            UUID other = run(catalog, RunRecord.Kind.VERIFY, null, "web01", 1, RunRecord.State.CANCELLED, "");
            return List.of(good, bad, other);
        }
    }

    private static UUID run(
            Catalog catalog,
            RunRecord.Kind kind,
            UUID vm,
            String name,
            int hoursAgo,
            RunRecord.State state,
            String code)
            throws Exception {
        Instant at = NOW.minus(Duration.ofHours(hoursAgo));
        UUID id = UUID.randomUUID();
        catalog.startRun(new RunRecord(
                id,
                kind,
                Optional.ofNullable(vm),
                name,
                Optional.empty(),
                at,
                Optional.empty(),
                vm == null ? Optional.empty() : Optional.of(new RunRecord.OfPlan(new UUID(7, 7), "Nightly"))));
        boolean failed = state == RunRecord.State.FAILED;
        String words = failed
                ? "CK-0201 during \"Move the bytes\": No space is left in /srv/backup: 40.0 GiB needed, 1.2 GiB free."
                : "Backed up " + name + ": 1 disk, 5.2 GiB moved.";
        catalog.endRun(
                id,
                new RunRecord.Ending(
                        state, at.plusSeconds(423), Optional.of(code).filter(c -> !c.isEmpty()), words, 5_583_457_485L),
                trace(at, failed));
        return id;
    }

    /// Writes a run that never ended, before the desk is opened.
    public static void die(Path folder) throws Exception {
        try (Catalog catalog = Catalog.open(folder.resolve("catalog"))) {
            catalog.startRun(new RunRecord(
                    UUID.randomUUID(),
                    RunRecord.Kind.BACKUP,
                    Optional.of(WEB),
                    "web01",
                    Optional.empty(),
                    NOW.minus(Duration.ofHours(5)),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private static RunTrace trace(Instant at, boolean failed) {
        return new RunTrace(
                List.of(
                        step("PLAN", "DONE", at, 2),
                        step("START", "DONE", at.plusSeconds(2), 11),
                        step("TRANSFER", failed ? "FAILED" : "DONE", at.plusSeconds(13), 380),
                        failed
                                ? new RunTrace.Step("STORE", "SKIPPED", Optional.empty(), Optional.empty())
                                : step("STORE", "DONE", at.plusSeconds(393), 3)),
                failed
                        ? List.of(new RunTrace.Note("CHECKPOINT_LEFT", Optional.empty(), List.of(WEB.toString())))
                        : List.of(),
                0,
                List.of(new RunTrace.Disk(
                        new UUID(3, 3),
                        "web01_Disk1",
                        Optional.of("INCREMENTAL"),
                        Optional.of("CHANGES_SINCE_LAST_POINT"),
                        5_583_457_485L,
                        64L << 30)));
    }

    private static RunTrace.Step step(String stage, String state, Instant at, long seconds) {
        return new RunTrace.Step(stage, state, Optional.of(at), Optional.of(at.plusSeconds(seconds)));
    }

    /// Points of ten days in the catalog, of which one was read back.
    public static void keepPoints(Path folder) throws Exception {
        Repository.create(folder.resolve("repository")).close();
        try (Catalog catalog = Catalog.open(folder.resolve("catalog"))) {
            for (int day = 10; day >= 0; day--) {
                UUID point = new UUID(5, day);
                catalog.keep(point(point, WEB, "web01", day, day == 10 ? 40 * GIB : 2 * GIB));
                if (day % 3 == 0) {
                    catalog.keep(point(new UUID(6, day), DB, "db01 with a rather long name", day, 8 * GIB));
                }
            }
            catalog.history().verified(List.of(new UUID(5, 10)), NOW.minus(Duration.ofDays(3)));
        }
    }

    private static KeptPoint point(UUID id, UUID vm, String name, int daysAgo, long bytes) {
        return new KeptPoint(
                id,
                UUID.randomUUID(),
                vm,
                name,
                "https://engine.example",
                NOW.minus(Duration.ofDays(daysAgo)),
                Optional.empty(),
                "guest-off",
                Optional.empty(),
                List.of(new KeptDisk(
                        new UUID(4, 4), "root", false, "first-backup", 64 * GIB, bytes, Optional.empty(), "ab")));
    }

    /// A folder with a full, an incremental and something else, as backup_vm.py leaves them.
    public static Path scriptFolder(Path place) throws Exception {
        Path folder = Files.createDirectories(place.resolve("backups of db01"));
        String disk = "aaaaaaaa-0000-4000-8000-000000000001";
        for (String name : List.of(".202611180130.full.qcow2", ".202611190130.incremental.qcow2")) {
            var options = Qcow2Writer.Options.of(8 << 20);
            try (Qcow2Writer writer = Qcow2Writer.create(folder.resolve(disk + name), options)) {
                byte[] bytes = new byte[1 << 20];
                Arrays.fill(bytes, (byte) name.length());
                writer.write(0, ByteBuffer.wrap(bytes));
                writer.finish();
            }
        }
        Files.writeString(folder.resolve("old copy of db01.qcow2"), "");
        return folder;
    }

    public Desk desk() {
        return desk;
    }

    /// Delivers answers until something is so.
    public void until(String what, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable news = edge.poll(60, TimeUnit.SECONDS);
            if (news == null) {
                throw new AssertionError("never happened: " + what);
            }
            news.run();
        }
    }

    @Override
    public void close() {
        workplace.close();
    }
}
