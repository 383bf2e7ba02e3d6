package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.EngineAddress;
import io.chainkeeper.engine.EngineCa;
import io.chainkeeper.engine.Login;
import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.WorkplaceOptions;
import io.chainkeeper.jobs.activity.RunEntry;
import io.chainkeeper.jobs.activity.RunFilter;
import io.chainkeeper.jobs.attach.RunnerKind;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.lab.DiskSpec;
import io.chainkeeper.lab.Lab;
import io.chainkeeper.lab.LabOptions;
import io.chainkeeper.lab.LabVm;
import io.chainkeeper.lab.VmSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A computer that slept over eight slots of a plan, as its window tells it: one run, not eight, and none lost.
class SleepStoryTest extends WindowTest {
    private static final Duration SLEEP = Duration.ofHours(8);
    /// A little longer than what the scheduler waits after a sleep.
    private static final Duration SETTLED = Duration.ofSeconds(31);

    private final Moved clock = new Moved();
    private Path folder;
    private Lab lab;
    private LabVm vm;

    /// The computer's clock: it walks, and jumps when the computer was asleep.
    private static final class Moved extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void jump(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    Parameter parameter(Path temporary) throws Exception {
        folder = temporary;
        lab = Lab.start(LabOptions.fast(temporary.resolve("engine")));
        vm = lab.add(VmSpec.up("web01", DiskSpec.seeded("web01-system", 256 << 20, 8 << 20, 1)));
        return new Parameter(false, Optional.empty(), false, 0);
    }

    @Override
    Belongings belongings(Path home) throws Exception {
        Belongings nobodys = super.belongings(home);
        return new Belongings(
                nobodys.data(), nobodys.settings(), nobodys.first(), nobodys.secrets(), nobodys.locale(), clock);
    }

    @AfterEach
    void stopTheLab() throws Exception {
        lab.close();
    }

    @Test
    void aSleepOverEightSlotsIsMadeUpForByOneRun() throws Exception {
        // Half an hour after a full hour, so that no slot falls due while the test works.
        Instant now = Instant.now();
        clock.jump(Duration.between(
                now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS).plus(30, ChronoUnit.MINUTES)));
        enter();
        plan();
        interact(() -> seen("#schedulesItem", ToggleButton.class).fire());
        until("the plan is shown", () -> sees(".plan-card") && reads("Hourly"));
        looksAtTheClock();
        assertThat(backups()).as("backups before a slot was due").isEmpty();
        photo("sleep-before");

        clock.jump(SLEEP);
        looksAtTheClock();
        assertThat(backups())
                .as("backups before networks and drives had time to come back")
                .isEmpty();
        clock.jump(SETTLED);
        looksAtTheClock();
        interact(() -> seen("#transfersItem", ToggleButton.class).fire());
        until("the missed backup begins and is shown", () -> reads("Backup: web01"));
        photo("sleep-running");
        until("it is done", () -> backups().stream().anyMatch(run -> run.state() == RunEntry.State.COMPLETED));
        interact(() -> seen("#machinesItem", ToggleButton.class).fire());
        until("the list says that it is safe", () -> reads("Protected"));
        photo("sleep-after");

        looksAtTheClock();
        assertThat(backups())
                .as("runs for eight slots")
                .singleElement()
                .satisfies(run -> assertThat(run.plan()).contains("Hourly"));
        assertThat(workplace().points(vm.id())).hasSize(1);
        assertThat(workplace().activeRuns()).isEmpty();
        lab.assertClean();
    }

    private void enter() throws Exception {
        WorkplaceOptions options = WorkplaceOptions.of(
                        EngineAddress.parse(lab.engineUrl().toString()),
                        EngineCa.ofPem(lab.caPem()),
                        new Login(lab.user(), lab.password()),
                        folder.resolve("repository"),
                        folder.resolve("catalog"))
                .withClock(clock)
                .withSchedules(true);
        Workplace place = Workplace.openOrAttach(options, RunnerKind.WINDOW);
        var opened = new Wiring.Opened(
                place, "engine.example.org", Optional.empty(), Optional.empty(), Optional.empty(), () -> {});
        interact(window().doors().entry(opened)::enter);
        until("the window is there", () -> sees("#schedulesItem"));
    }

    private void plan() throws Exception {
        Selection whom = new Selection.Vms(Set.of(vm.id()));
        workplace().plans().save(Plan.draft("Hourly", whom, new When.EveryHours(1, Optional.empty()), ZoneOffset.UTC));
    }

    /// Whatever the scheduler would still begin it begins at its next look, which is now.
    private void looksAtTheClock() throws Exception {
        Instant since = clock.instant();
        until("the clock is looked at", () -> {
            workplace().plans().resumeAll();
            return workplace()
                    .plans()
                    .pulse()
                    .last()
                    .filter(last -> !last.isBefore(since))
                    .isPresent();
        });
    }

    private List<RunEntry> backups() throws Exception {
        return workplace().activity().runs(RunFilter.about(vm.id()), 100).stream()
                .filter(run -> run.kind() == RunKind.BACKUP)
                .toList();
    }

    private Workplace workplace() {
        return window().workplace().orElseThrow();
    }
}
