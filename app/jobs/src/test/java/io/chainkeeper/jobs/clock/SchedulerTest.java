package io.chainkeeper.jobs.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.Proving;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.FailureCode;
import io.chainkeeper.jobs.schedule.How;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.PlanState.Hold;
import io.chainkeeper.jobs.schedule.PlanState.SlotState;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import io.chainkeeper.jobs.schedule.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTest {
    @TempDir
    Path home;

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = new World(home, "2026-11-21T12:00");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private Vm web() {
        return world.vm("web");
    }

    private static How onlyBetween(String from, String to) {
        return new How(
                0,
                false,
                Qcow2Writer.Compression.NONE,
                new Proving.Never(),
                Set.of(),
                Optional.of(new Window(LocalTime.parse(from), LocalTime.parse(to))));
    }

    @Test
    void eachSlotBeginsOneRunOnTime() throws Exception {
        Plan plan = world.daily("20:00", web(), world.vm("mail"));
        world.walk("2026-11-23T21:00");
        assertThat(world.begunAt())
                .containsExactly(
                        "2026-11-21T20:00", "2026-11-21T20:00",
                        "2026-11-22T20:00", "2026-11-22T20:00",
                        "2026-11-23T20:00", "2026-11-23T20:00");
        assertThat(world.begun).extracting(World.Begun::plan).containsOnly(plan);
        assertThat(world.state(plan).last()).contains(new SlotState(World.at("2026-11-23T20:00"), 2, 0, 0, 0));
        assertThat(world.state(plan).next()).contains(World.at("2026-11-24T20:00"));
    }

    @Test
    void aPlanThatIsMadeAfterItsTimeOfDayBeginsTomorrow() throws Exception {
        world.daily("11:00", web());
        world.walk("2026-11-21T23:00");
        assertThat(world.begun).isEmpty();
    }

    @Test
    void afterAnEightHourSleepTheMissedSlotRunsOnceWhenThingsHaveSettled() throws Exception {
        Plan plan = world.daily("20:00", web());
        world.walk("2026-11-21T19:00");
        world.jump(Duration.ofHours(8));
        world.scheduler.tick(world.now());
        assertThat(world.begun).isEmpty();
        assertThat(world.state(plan).hold().orElseThrow().kind()).isEqualTo(Hold.Kind.SETTLING);
        world.walk("2026-11-22T08:00");
        assertThat(world.begunAt()).containsExactly("2026-11-22T03:00:30");
        world.walk("2026-11-22T20:00");
        assertThat(world.begunAt()).last().isEqualTo("2026-11-22T20:00"); // the grid did not shift
        assertThat(world.begun).hasSize(2);
    }

    @Test
    void ofManyMissedSlotsTheNewestRuns() throws Exception {
        Plan plan = world.save(Plan.draft(
                "often",
                new Selection.Vms(Set.of(web().id())),
                new When.EveryHours(1, Optional.empty()),
                World.BERLIN));
        world.walk("2026-11-21T13:30");
        world.jump(Duration.ofHours(8));
        world.walk("2026-11-21T21:45");
        assertThat(world.begunAt()).containsExactly("2026-11-21T13:00", "2026-11-21T21:30:30");
        assertThat(world.state(plan).last().orElseThrow().slot()).isEqualTo(World.at("2026-11-21T21:00"));
    }

    @Test
    void whatWasMissedWhileTheProgramDidNotRunRunsAfterItsStart() throws Exception {
        world.daily("20:00", web());
        world.walk("2026-11-21T13:00");
        world.die();
        world.jump("2026-11-24T09:00");
        world.start();
        world.walk("2026-11-24T19:00");
        assertThat(world.begunAt()).containsExactly("2026-11-24T09:00:30");
    }

    @Test
    void aClockThatGoesBackTwoHoursRunsNoSlotAgain() throws Exception {
        world.daily("20:00", web());
        world.walk("2026-11-21T20:30");
        world.jump(Duration.ofHours(-2));
        world.walk("2026-11-21T23:00");
        assertThat(world.begunAt()).containsExactly("2026-11-21T20:00");
    }

    @Test
    void aClockThatGoesForwardTwoHoursRunsTheSlotBetweenOnce() throws Exception {
        world.daily("20:00", web());
        world.walk("2026-11-21T19:00");
        world.jump(Duration.ofHours(2));
        world.walk("2026-11-21T23:00");
        assertThat(world.begunAt()).containsExactly("2026-11-21T21:00:30");
        world.jump(Duration.ofHours(-2));
        world.walk("2026-11-22T10:00");
        assertThat(world.begun).hasSize(1);
    }

    @Test
    void aClockThatWasYearsAheadDoesNotSilenceAPlan() throws Exception {
        world.daily("20:00", web());
        world.walk("2026-11-21T13:00");
        world.jump("2031-01-01T12:00");
        world.walk("2031-01-01T12:10");
        assertThat(world.begun).hasSize(1);
        world.jump("2026-11-21T13:10");
        world.walk("2026-11-21T21:00");
        assertThat(world.begunAt()).last().isEqualTo("2026-11-21T20:00");
    }

    @Test
    void inTheNightWithoutTheHourTheSlotRunsAtTheFirstMomentAfterIt() throws Exception {
        world.jump("2026-03-28T12:00");
        world.daily("02:30", web());
        world.walk("2026-03-29T12:00");
        assertThat(world.begunAt()).containsExactly("2026-03-29T03:00");
    }

    @Test
    void inTheNightWithTheHourTwiceTheSlotRunsOnce() throws Exception {
        world.jump("2026-10-24T12:00");
        world.daily("02:30", web());
        world.walk("2026-10-25T12:00");
        assertThat(world.begun)
                .singleElement()
                .extracting(World.Begun::at)
                .isEqualTo(java.time.Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void anEngineOutOfReachIsWaitedForAndIsNoError() throws Exception {
        Plan plan = world.daily("20:00", web());
        world.engine = false;
        world.walk("2026-11-21T22:00");
        assertThat(world.begun).isEmpty();
        assertThat(world.state(plan).hold())
                .contains(new Hold(Hold.Kind.ENGINE, Optional.of(World.at("2026-11-21T20:00")), Optional.empty()));
        assertThat(world.looks).as("looks at an engine that is away").isBetween(20, 40);
        world.engine = true;
        world.walk("2026-11-21T22:10");
        assertThat(world.begun).hasSize(1);
        assertThat(world.state(plan).hold()).isEmpty();
    }

    @Test
    void aDriveThatIsNotThereIsWaitedForUntilTheNextSlotTakesOver() throws Exception {
        Plan plan = world.daily("20:00", web());
        world.folder = false;
        world.walk("2026-11-23T12:00");
        assertThat(world.begun).isEmpty();
        assertThat(world.looks).as("the engine is left alone").isZero();
        assertThat(world.state(plan).hold().orElseThrow().kind()).isEqualTo(Hold.Kind.FOLDER);
        world.folder = true;
        world.walk("2026-11-23T13:00");
        assertThat(world.begun).hasSize(1);
        assertThat(world.state(plan).last().orElseThrow().slot()).isEqualTo(World.at("2026-11-22T20:00"));
    }

    @Test
    void aSlotOutsideOfTheWindowWaitsForIt() throws Exception {
        Plan plan = world.save(world.daily("20:00", web()).withHow(onlyBetween("22:00", "06:00")));
        world.walk("2026-11-21T21:00");
        assertThat(world.state(plan).hold().orElseThrow())
                .isEqualTo(new Hold(
                        Hold.Kind.WINDOW,
                        Optional.of(World.at("2026-11-21T20:00")),
                        Optional.of(World.at("2026-11-21T22:00"))));
        world.walk("2026-11-22T12:00");
        assertThat(world.begunAt()).containsExactly("2026-11-21T22:00");
    }

    @Test
    void aMissedSlotWaitsForTheWindowToo() throws Exception {
        world.save(world.daily("20:00", web()).withHow(onlyBetween("19:00", "06:00")));
        world.walk("2026-11-21T18:00");
        world.jump("2026-11-22T09:00");
        world.walk("2026-11-22T19:30");
        assertThat(world.begunAt()).containsExactly("2026-11-22T19:00");
    }

    @Test
    void theEndOfTheWindowHoldsWhatHasNotBegun() throws Exception {
        world.atOnce = 1;
        world.endAtOnce = false;
        Plan plan = world.save(
                world.daily("20:00", web(), world.vm("mail"), world.vm("db")).withHow(onlyBetween("20:00", "22:00")));
        world.walk("2026-11-21T21:00");
        assertThat(world.begun).hasSize(2);
        world.jump("2026-11-21T22:30");
        world.complete(world.begun.getFirst());
        world.walk("2026-11-22T19:00");
        assertThat(world.begun).hasSize(2);
        assertThat(world.state(plan).last()).contains(new SlotState(World.at("2026-11-21T20:00"), 1, 0, 1, 1));
    }

    @Test
    void aPauseHoldsEverythingAndTheNewestSlotRunsAfterIt() throws Exception {
        Plan plan = world.daily("20:00", web());
        world.plans.pauseAll(Optional.of(World.at("2026-11-24T08:00")));
        world.walk("2026-11-24T07:59");
        assertThat(world.begun).isEmpty();
        assertThat(world.state(plan).hold().orElseThrow().kind()).isEqualTo(Hold.Kind.PAUSED);
        world.walk("2026-11-24T12:00");
        assertThat(world.begun).hasSize(1);
        assertThat(world.plans.paused()).isEmpty();
    }

    @Test
    void aPauseWithoutAnEndOutlivesTheProgramAndEndsWhenSomebodyResumes() throws Exception {
        world.daily("20:00", web());
        world.plans.pauseAll(Optional.empty());
        world.die();
        world.start();
        world.walk("2026-11-22T12:00");
        assertThat(world.begun).isEmpty();
        world.plans.resumeAll();
        world.walk("2026-11-22T12:01");
        assertThat(world.begun).hasSize(1);
    }

    @Test
    void aPlanThatIsSwitchedOffStartsNothingAndMissesNothing() throws Exception {
        Plan plan = world.save(world.daily("20:00", web()).withEnabled(false));
        world.walk("2026-11-22T12:00");
        world.save(plan.withEnabled(true));
        world.walk("2026-11-22T19:00");
        assertThat(world.begun).isEmpty();
        world.walk("2026-11-22T20:00");
        assertThat(world.begun).hasSize(1);
    }

    @Test
    void aRunThatDiedWithTheProgramIsTriedOnceMore() throws Exception {
        world.endAtOnce = false;
        Plan plan = world.daily("20:00", web());
        world.walk("2026-11-21T20:05");
        for (int death = 0; death < 3; death++) {
            world.die();
            world.busy.clear();
            world.start();
            world.walk("2026-11-21T20:" + (10 + death));
        }
        assertThat(world.begun).hasSize(2);
        assertThat(world.state(plan).last().orElseThrow().failed()).isEqualTo(1);
    }

    @Test
    void aRunThatDiedAfterItsPointWasStoredIsNotTriedAgain() throws Exception {
        world.endAtOnce = false;
        Plan plan = world.daily("20:00", web());
        world.walk("2026-11-21T20:05");
        World.Begun run = world.begun.getFirst();
        world.catalog.keep(World.point(run.vm(), run.at(), run.run().id()));
        world.die();
        world.busy.clear();
        world.start();
        world.walk("2026-11-21T21:00");
        assertThat(world.begun).hasSize(1);
        assertThat(world.state(plan).last().orElseThrow().done()).isEqualTo(1);
    }

    @Test
    void whatTheEndOfTheProgramCancelledRunsWhenItStartsAgain() throws Exception {
        world.endAtOnce = false;
        world.daily("20:00", web());
        world.walk("2026-11-21T20:05");
        world.scheduler.starts().close();
        world.cancelled(world.begun.getFirst());
        world.die();
        world.start();
        world.walk("2026-11-21T20:10");
        assertThat(world.begun).hasSize(2);
    }

    @Test
    void whatAPersonCancelledStaysCancelled() throws Exception {
        world.endAtOnce = false;
        world.daily("20:00", web());
        world.walk("2026-11-21T20:05");
        world.cancelled(world.begun.getFirst());
        world.walk("2026-11-22T12:00");
        assertThat(world.begun).hasSize(1);
    }

    @Test
    void aBusyVmIsTriedAgainThreeTimesInAll() throws Exception {
        world.endAtOnce = false;
        Plan plan = world.daily("20:00", web());
        for (int i = 0; i < 3; i++) {
            world.walk("2026-11-21T20:%02d".formatted(10 * i + 5));
            world.fail(world.begun.getLast(), new Failure.TryLater(FailureCode.VM_BUSY, "it migrates"));
        }
        world.walk("2026-11-21T22:00");
        assertThat(world.begunAt()).hasSize(3);
        assertThat(world.state(plan).last().orElseThrow().failed()).isEqualTo(1);
    }

    @Test
    void aFailureThatNeedsAPersonIsNotTriedAgain() throws Exception {
        world.endAtOnce = false;
        world.daily("20:00", web());
        world.walk("2026-11-21T20:05");
        world.fail(world.begun.getLast(), new Failure.AskAdministrator(FailureCode.NO_PERMISSION, "no"));
        world.walk("2026-11-21T23:00");
        assertThat(world.begun).hasSize(1);
    }

    @Test
    void aVmOnWhichAPersonsRunWorksIsTakenWhenThatHasEnded() throws Exception {
        Vm web = web();
        world.daily("20:00", web, world.vm("mail"));
        world.busy.add(web.id());
        world.walk("2026-11-21T20:30");
        assertThat(world.begun).hasSize(1);
        world.busy.clear();
        world.walk("2026-11-21T20:31");
        assertThat(world.begun).hasSize(2);
    }

    @Test
    void aRuleIsResolvedWhenItsSlotComes() throws Exception {
        world.vm("web01");
        world.save(Plan.draft(
                "webs",
                new Selection.Rule(Optional.empty(), Optional.empty(), Optional.of("WEB*")),
                new When.Daily(LocalTime.of(20, 0)),
                World.BERLIN));
        world.walk("2026-11-21T19:00");
        world.vm("web02");
        world.vm("db01");
        world.walk("2026-11-21T20:00");
        assertThat(world.begun).hasSize(2);
        world.vm("web03"); // too late for this slot
        world.walk("2026-11-22T19:00");
        assertThat(world.begun).hasSize(2);
        world.walk("2026-11-22T20:00");
        assertThat(world.begun).hasSize(5);
    }

    @Test
    void whoHasWaitedLongestForAPointIsFirst() throws Exception {
        Vm fresh = world.vm("a-fresh");
        Vm old = world.vm("b-old");
        Vm none = world.vm("c-none");
        world.catalog.keep(World.point(fresh.id(), World.at("2026-11-20T20:00"), fresh.id()));
        world.catalog.keep(World.point(old.id(), World.at("2026-11-01T20:00"), old.id()));
        world.daily("20:00", fresh, old, none);
        world.walk("2026-11-21T20:00");
        assertThat(world.begun).extracting(World.Begun::vm).containsExactly(none.id(), old.id(), fresh.id());
    }

    @Test
    void noMoreRunsAreBegunThanWillWorkSoon() throws Exception {
        world.atOnce = 2;
        world.endAtOnce = false;
        Vm[] many = new Vm[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = world.vm("vm" + i);
        }
        Plan plan = world.daily("20:00", many);
        world.walk("2026-11-21T20:10");
        assertThat(world.begun).hasSize(4);
        assertThat(world.state(plan).last()).contains(new SlotState(World.at("2026-11-21T20:00"), 0, 0, 4, 46));
        int done = 0;
        while (done < 50) {
            world.complete(world.begun.get(done++));
            world.scheduler.tick(world.now());
        }
        assertThat(world.state(plan).last()).contains(new SlotState(World.at("2026-11-21T20:00"), 50, 0, 0, 0));
    }

    @Test
    void aVmThatIsTaggedWhileItWaitsIsLeftOut() throws Exception {
        world.atOnce = 1;
        world.endAtOnce = false;
        world.daily("20:00", world.vm("a"), world.vm("b"), world.vm("c"));
        world.walk("2026-11-21T20:01");
        world.vm("c", "ck-no-backup-retired");
        world.complete(world.begun.get(0));
        world.complete(world.begun.get(1));
        world.walk("2026-11-21T21:00");
        assertThat(world.begun).hasSize(2);
    }
}
