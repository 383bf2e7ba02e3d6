package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.Catalog;
import io.chainkeeper.catalog.KeptDisk;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.jobs.activity.Activity;
import io.chainkeeper.jobs.activity.Attention;
import io.chainkeeper.jobs.activity.CalendarRow;
import io.chainkeeper.jobs.activity.DayMark;
import io.chainkeeper.jobs.activity.DayMarks;
import io.chainkeeper.jobs.activity.Health;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.activity.RunStory;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.lab.trouble.Trouble;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import io.chainkeeper.repository.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aBackupIsRememberedWithItsStepsAndDisksAndShownOnItsDay() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm = place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 71)));
            place.lab().add(VmSpec.up("bare", DiskSpec.empty("root", MIB)));
            Run run = place.work().backup(vm.id(), BackupOptions.standard());
            LabPlace.end(run);
            Activity activity = place.work().activity();

            RunStory story = activity.story(run.id()).orElseThrow();
            assertThat(story.entry().state()).isEqualTo(RunEntry.State.COMPLETED);
            assertThat(story.steps()).isEqualTo(run.snapshot().steps());
            assertThat(story.steps()).extracting(Step::state).containsOnly(Step.State.DONE);
            assertThat(story.disks()).singleElement().satisfies(disk -> {
                assertThat(disk.alias()).isEqualTo("root");
                assertThat(disk.mode()).contains(Mode.FULL);
                assertThat(disk.bytesMoved()).isEqualTo(story.entry().bytesMoved());
            });

            Health health = activity.health();
            assertThat(health.engineAnswered()).isTrue();
            assertThat(health.count(Protection.PROTECTED)).isEqualTo(1);
            assertThat(health.attention())
                    .extracting(Attention::kind, Attention::subject)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(Attention.Kind.UNPROTECTED, "bare"));
            LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
            assertThat(activity.calendar(today.minusDays(1), today, ZoneOffset.UTC))
                    .extracting(CalendarRow::name, row -> row.days().getLast())
                    .contains(
                            org.assertj.core.api.Assertions.tuple("web", DayMark.POINT),
                            org.assertj.core.api.Assertions.tuple("bare", DayMark.NONE));
            assertThat(activity.space().used())
                    .isEqualTo(place.work().points(vm.id()).getFirst().storedBytes())
                    .isPositive();
            assertThat(activity.export(RunFilter.about(vm.id()), Activity.Format.CSV))
                    .contains("web");
            place.lab().assertClean();
        }
    }

    @Test
    void aFailedBackupCallsForAttentionUntilAPersonKnowsOrALaterOneFailsAgain() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            LabVm vm = place.lab().add(VmSpec.up("busy", DiskSpec.empty("root", MIB)));
            place.lab().next(Trouble.backupFails());
            place.backup("busy", BackupOptions.standard());
            Activity activity = place.work().activity();

            Attention first = activity.health().attention().getFirst();
            assertThat(first.kind()).isEqualTo(Attention.Kind.LAST_RUN_FAILED);
            assertThat(first.acknowledged()).isFalse();
            activity.acknowledge(first.run().orElseThrow());
            assertThat(activity.health().attention().getFirst().acknowledged()).isTrue();

            place.lab().next(Trouble.backupFails());
            place.backup("busy", BackupOptions.standard());
            assertThat(activity.health().attention().getFirst().acknowledged()).isFalse();
            activity.acknowledge(vm.id());
            assertThat(activity.health().attention().getFirst().acknowledged()).isTrue();
        }
    }

    @Test
    void verifyingTheOldestIsRemembered() throws Exception {
        try (LabPlace place = new LabPlace(folder)) {
            place.lab().add(VmSpec.up("web", DiskSpec.seeded("root", 8 * MIB, 2 * MIB, 72)));
            Point point = place.backedUp("web");
            Activity activity = place.work().activity();
            assertThat(activity.space().verified().never()).isEqualTo(1);

            Outcome outcome = LabPlace.end(place.work().care().verifyOldest());

            assertThat(((Result.VerifiedShare) LabPlace.completed(outcome).result()).points())
                    .containsExactly(point.id());
            assertThat(activity.space().verified().fraction()).isEqualTo(1);
            assertThat(activity.runs(RunFilter.all(), 1).getFirst().kind()).isEqualTo(RunKind.VERIFY);
        }
    }

    @Test
    void theCalendarOfFiveThousandVmsOverHalfAYearIsQuickAndSmall() throws Exception {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        List<KeptPoint> points = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            points.add(new KeptPoint(
                    new UUID(1, i),
                    new UUID(2, i),
                    new UUID(3, i % 5_000),
                    "vm-" + i % 5_000,
                    "",
                    now.minus(Duration.ofMinutes(13L * i)),
                    Optional.empty(),
                    "guest-off",
                    Optional.empty(),
                    List.of(new KeptDisk(new UUID(4, 4), "root", false, "", 1, 1, Optional.empty(), "ab"))));
        }
        Repository.create(folder.resolve("repository")).close();
        try (Catalog catalog = Catalog.open(folder.resolve("catalog"))) {
            catalog.replaceAll(points);
        }
        try (Workplace place =
                Workplace.open(WorkplaceOptions.offline(folder.resolve("repository"), folder.resolve("catalog"))
                        .withClock(Clock.fixed(now, ZoneOffset.UTC)))) {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            List<CalendarRow> rows = List.of();
            long took = 0;
            for (int round = 0; round < 3; round++) { // the last round's figure is that of a warm program
                long start = System.nanoTime();
                rows = place.activity().calendar(today.minusDays(181), today, ZoneOffset.UTC);
                took = (System.nanoTime() - start) / 1_000_000;
            }
            long letters = rows.stream()
                    .mapToLong(row -> DayMarks.letters(row.days()).length())
                    .sum();
            System.out.printf("calendar of %d VMs: %d ms, %d marks%n", rows.size(), took, letters);

            assertThat(rows).hasSize(5_000);
            assertThat(letters).isEqualTo(5_000 * 182);
            // Measured 150 to 400 ms on two slow cores.
            assertThat(took).isLessThan(3_000);
        }
    }
}
