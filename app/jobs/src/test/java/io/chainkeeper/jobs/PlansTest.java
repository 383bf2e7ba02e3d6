package io.chainkeeper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.plan.BackupOptions;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.run.Run;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.WorkplaceException;
import io.chainkeeper.jobs.schedule.Assignment;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState;
import io.chainkeeper.jobs.schedule.PlanState.Hold;
import io.chainkeeper.jobs.schedule.PlanState.SlotState;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.VmSpec;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans of a whole workplace, with the lab as the engine and a clock that is put where a test wants it.
class PlansTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-21T19:00:00Z"); // 20:00 in Berlin
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock(NOON);
    private Lab lab;
    private Workplace work;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.start(LabOptions.fast(folder.resolve("lab")));
        for (int i = 0; i < 10; i++) {
            lab.add(VmSpec.up("web%02d".formatted(i), DiskSpec.seeded("root", 16 * MIB, MIB, i))
                    .tagged("production"));
        }
        lab.add(VmSpec.up("test01", DiskSpec.seeded("root", 16 * MIB, MIB, 99))
                .tagged("production", "ck-no-backup-only_for_tests"));
        start();
    }

    private void start() throws Exception {
        work = Workplace.open(WorkplaceOptions.of(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"),
                        folder.resolve("catalog"))
                .withLimits(LabPlace.LIMITS)
                .withClock(clock)
                .withSchedules(true));
    }

    @AfterEach
    void close() throws Exception {
        work.close();
        lab.assertClean();
        lab.close();
    }

    private Plan production() throws Exception {
        return work.plans()
                .save(Plan.draft(
                        "every night",
                        new Selection.Rule(Optional.of("Production"), Optional.empty(), Optional.empty()),
                        new When.Daily(LocalTime.of(20, 0)),
                        ZONE));
    }

    /// Puts the clock there, and lets the scheduler look at it now and after things have settled.
    private void clockShows(Instant time) throws Exception {
        clock.put(time);
        Await.that(() -> looked(time));
        clock.put(time.plus(Duration.ofSeconds(31)));
        Await.that(() -> looked(time.plus(Duration.ofSeconds(31))));
    }

    private boolean looked(Instant since) {
        try {
            work.plans().resumeAll(); // a look now
            return work.plans()
                    .pulse()
                    .last()
                    .filter(last -> !last.isBefore(since))
                    .isPresent();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private PlanState state() {
        try {
            return work.plans().states().getFirst();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean allDone(Instant slot) {
        return state().last()
                .filter(last -> last.equals(new SlotState(slot, 10, 0, 0, 0)))
                .isPresent();
    }

    @Test
    void aPlanForTenVmsRunsAtItsTimeAndLeavesTenPoints() throws Exception {
        Plan plan = production();
        clockShows(EVENING.minusSeconds(3600));
        assertThat(work.points()).isEmpty();
        clockShows(EVENING);
        Await.that(() -> allDone(EVENING));
        List<Point> points = work.points();
        assertThat(points).hasSize(10).extracting(each -> each.vm().name()).doesNotContain("test01");
        assertThat(work.activity().runs(RunFilter.all(), 100))
                .hasSize(10)
                .allMatch(run -> run.plan().equals(Optional.of("every night")))
                .allMatch(run -> run.state() == RunEntry.State.COMPLETED);
        assertThat(state().vms()).isEqualTo(10);
        assertThat(state().next()).contains(EVENING.plus(Duration.ofDays(1)));
        assertThat(work.vms())
                .filteredOn(vm -> vm.protection() == Protection.PROTECTED)
                .hasSize(10);

        // The next evening the computer sleeps: the night's slot runs in the morning, incrementally.
        clockShows(EVENING.plus(Duration.ofHours(36)));
        Await.that(() -> allDone(EVENING.plus(Duration.ofDays(1))));
        assertThat(work.points()).hasSize(20);
        assertThat(work.points(lab.vm("web03").id()).getLast().disks())
                .allMatch(disk -> disk.mode() == Mode.INCREMENTAL);
        assertThat(work.plans()
                        .previewRetention(
                                new Retention(1, 0, 0, 0, 0), lab.vm("web03").id()))
                .hasSize(2)
                .first()
                .satisfies(day -> {
                    assertThat(day.points().getFirst().stays()).isFalse();
                    assertThat(day.points().getFirst().bytesMerged()).isPositive();
                    assertThat(day.points().getFirst().bytesFreed()).isZero();
                });
        assertThat(work.plans().all()).containsExactly(plan);
    }

    @Test
    void aRepositoryThatIsNotThereIsWaitedFor() throws Exception {
        production();
        clockShows(EVENING.minusSeconds(3600));
        Path away = Files.move(folder.resolve("repository"), folder.resolve("unplugged"));
        clockShows(EVENING);
        Await.that(() ->
                state().hold().filter(hold -> hold.kind() == Hold.Kind.FOLDER).isPresent());
        Files.move(away, folder.resolve("repository"));
        clockShows(EVENING.plus(Duration.ofMinutes(20)));
        Await.that(() -> allDone(EVENING));
        assertThat(work.points()).hasSize(10);
    }

    @Test
    void aProgramThatStartsWithoutItsDriveMakesNoNewRepositoryInItsPlace() throws Exception {
        clock.put(NOON.plusSeconds(60));
        LabPlace.completed(LabPlace.end(work.backup(lab.vm("web01").id(), BackupOptions.standard())));
        work.close();
        Path away = Files.move(folder.resolve("repository"), folder.resolve("unplugged"));
        Files.createDirectory(folder.resolve("repository")); // the mount point
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        WorkplaceException.class,
                        e -> assertThat(((Failure.CheckFolder) e.failure()).kind())
                                .isEqualTo(FailureCode.FOLDER_UNUSABLE));
        assertThat(folder.resolve("repository")).isEmptyDirectory();
        Files.delete(folder.resolve("repository"));
        Files.move(away, folder.resolve("repository"));
        start();
        assertThat(work.points()).hasSize(1);
    }

    @Test
    void aPlanRunsByHandAndRunsWhatIsMissing() throws Exception {
        Plan plan = work.plans()
                .save(Plan.draft(
                        "two",
                        new Selection.Vms(
                                Set.of(lab.vm("web01").id(), lab.vm("web02").id())),
                        new When.Daily(LocalTime.of(20, 0)),
                        ZONE));
        clock.put(NOON.plusSeconds(60));
        LabPlace.completed(LabPlace.end(work.backup(lab.vm("web01").id(), BackupOptions.standard())));
        List<Run> missing = work.plans().runMissing(plan.id());
        assertThat(missing).hasSize(1).allMatch(run -> run.kind() == RunKind.BACKUP);
        missing.forEach(run -> LabPlace.completed(LabPlace.end(run)));
        assertThat(work.plans().runMissing(plan.id())).isEmpty();
        List<Run> all = work.plans().runNow(plan.id());
        assertThat(all).hasSize(2);
        all.forEach(run -> LabPlace.completed(LabPlace.end(run)));
        assertThat(work.points()).hasSize(4);
    }

    @Test
    void theEngineSaysWhoBelongsToAPlan() throws Exception {
        Plan plan = production();
        assertThat(work.plans().resolve(plan)).hasSize(10);
        assertThat(work.plans().assignments())
                .filteredOn(each -> each.by() == Assignment.By.NO_BACKUP_TAG)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.name()).isEqualTo("test01");
                    assertThat(each.reason()).contains("only for tests");
                });
    }
}
