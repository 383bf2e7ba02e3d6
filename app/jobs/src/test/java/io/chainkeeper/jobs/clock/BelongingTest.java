package io.chainkeeper.jobs.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.catalog.KeptDisk;
import io.chainkeeper.catalog.KeptPoint;
import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.schedule.Assignment;
import io.chainkeeper.jobs.schedule.Assignment.By;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Retention;
import io.chainkeeper.jobs.schedule.RetentionDay;
import io.chainkeeper.jobs.schedule.RetentionDay.PointFate;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BelongingTest {
    private static final Instant NOW = World.at("2026-11-21T12:00");

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

    private static Plan plan(String name, Selection what) {
        return Plan.draft(name, what, new When.Daily(LocalTime.of(20, 0)), World.BERLIN);
    }

    private static Selection named(String pattern) {
        return new Selection.Rule(Optional.empty(), Optional.empty(), Optional.of(pattern));
    }

    private static Selection listed(Vm... vms) {
        return new Selection.Vms(Set.copyOf(Stream.of(vms).map(Vm::id).toList()));
    }

    private static void belongs(Vm vm, List<Plan> plans, String plan, By by) {
        Assignment got = new Belonging(plans).of(vm);
        Optional<String> name = plans.stream()
                .filter(each -> got.plan().filter(each.id()::equals).isPresent())
                .map(Plan::name)
                .findFirst();
        assertThat(name.orElse("–") + " " + got.by()).isEqualTo(plan + " " + by);
    }

    @Test
    void aTagWinsOverAListAndAListOverARuleAndTheFirstRuleOverTheOthers() {
        Vm web = world.vm("web01");
        List<Plan> plans = List.of(
                plan("all", named("*")), plan("webs", named("web*")), plan("one", listed(web)), plan("gold", listed()));
        belongs(web, plans, "one", By.LISTED);
        belongs(world.vm("web02"), plans, "all", By.RULE);
        belongs(world.vm("web01", "CK-Plan-Gold"), plans, "gold", By.PLAN_TAG);
        belongs(world.vm("web01", "ck-plan-gold", "ck-no-backup"), plans, "–", By.NO_BACKUP_TAG);
        belongs(world.vm("db01"), plans.subList(1, 4), "–", By.NOBODY);
        belongs(world.vm("db01", "ck-plan-unknown"), plans.subList(1, 4), "–", By.NOBODY);
    }

    @Test
    void aTagMayCarryAReason() {
        assertThat(new Belonging(List.of())
                        .of(world.vm("a", "ck-no-backup-only_for_tests"))
                        .reason())
                .contains("only for tests");
        assertThat(new Belonging(List.of()).of(world.vm("a", "ck-no-backup")).reason())
                .isEmpty();
        assertThat(new Belonging(List.of()).of(world.vm("a", "ck-no-backups")).by())
                .isEqualTo(By.NOBODY);
    }

    @Test
    void aRuleNeedsAllItsConditions() {
        Selection both = new Selection.Rule(Optional.of("gold"), Optional.of("default"), Optional.of("w?b*"));
        List<Plan> plans = List.of(plan("p", both));
        belongs(world.vm("web01", "Gold"), plans, "p", By.RULE);
        belongs(world.vm("web01", "silver"), plans, "–", By.NOBODY);
        belongs(world.vm("wb01", "gold"), plans, "–", By.NOBODY);
        Selection elsewhere = new Selection.Rule(Optional.empty(), Optional.of("Other"), Optional.empty());
        belongs(world.vm("web01", "gold"), List.of(plan("p", elsewhere)), "–", By.NOBODY);
    }

    @Test
    void everythingButStarAndQuestionMarkIsItself() {
        List<Plan> plans = List.of(plan("p", named("a.b[1]+(c)*")));
        belongs(world.vm("A.B[1]+(c)xyz"), plans, "p", By.RULE);
        belongs(world.vm("aXb[1]+(c)"), plans, "–", By.NOBODY);
    }

    @Test
    void assigningTakesVmsFromTheListsOfOtherPlans() throws Exception {
        Vm web = world.vm("web01");
        Vm db = world.vm("db01");
        world.save(plan("first", listed(web, db)));
        Plan second = world.save(plan("second", named("mail*")));
        world.plans.assign(second.id(), Set.of(web.id()));
        assertThat(world.plans.all().get(0).what().explicit()).containsExactly(db.id());
        assertThat(world.plans.all().get(1).what().explicit()).containsExactly(web.id());
        assertThat(world.plans.resolve(world.plans.all().get(1))).containsExactly(web.id());
        assertThat(world.plans.states()).extracting(state -> state.vms()).containsExactly(1, 1);
        world.plans.remove(second.id());
        assertThat(world.plans.resolve(world.plans.all().getFirst())).containsExactly(db.id());
        assertThat(world.plans.states()).extracting(state -> state.vms()).containsExactly(1);
    }

    @Test
    void aFullIsDueEveryNthPoint() {
        List<KeptPoint> points = new ArrayList<>();
        List<Boolean> full = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            boolean due = points.isEmpty() || FullEvery.due(3, points);
            full.add(due);
            points.add(stored(i, !due, Optional.empty()));
        }
        assertThat(full).containsExactly(true, false, false, true, false, false, true);
        assertThat(FullEvery.due(0, points)).isFalse();
        assertThat(FullEvery.due(1, points)).isTrue();
    }

    private static final UUID DISK = UUID.randomUUID();

    private static KeptPoint stored(int day, boolean incremental, Optional<UUID> parent) {
        KeptDisk disk = new KeptDisk(DISK, "root", incremental, "reason", 1 << 30, 100L + day, parent, "ab".repeat(32));
        return new KeptPoint(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new UUID(0, 7),
                "vm",
                "engine",
                NOW.minus(Duration.ofDays(10L - day)),
                Optional.empty(),
                "crash",
                Optional.empty(),
                List.of(disk));
    }

    @Test
    void bytesOnWhichAStayingPointIsBuiltAreMergedAndNotFreed() {
        KeptPoint full = stored(0, false, Optional.empty());
        KeptPoint second = stored(1, true, Optional.of(full.point()));
        KeptPoint newFull = stored(2, false, Optional.empty());
        KeptPoint last = stored(3, true, Optional.of(newFull.point()));
        List<PointFate> fates = new RetentionPreview(List.of(full, second, newFull, last))
                .of(new Retention(1, 0, 0, 0, 0), World.BERLIN, NOW).stream()
                        .map(RetentionDay::points)
                        .flatMap(List::stream)
                        .toList();
        assertThat(fates).extracting(PointFate::stays).containsExactly(false, false, false, true);
        assertThat(fates).extracting(PointFate::bytesFreed).containsExactly(100L, 101L, 0L, 0L);
        assertThat(fates).extracting(PointFate::bytesMerged).containsExactly(0L, 0L, 102L, 0L);
    }
}
