package io.chainkeeper.jobs.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.schedule.Grid;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random weeks of a computer: it sleeps, restarts, loses its engine and its drive, and its clock is set back and
/// forth by up to two hours, with plans of all kinds in zones of all kinds.
class ExactlyOnceTest {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago");

    @TempDir
    Path home;

    private record Slot(UUID plan, UUID vm, Instant slot) {}

    @Test
    void noSlotOfAnyVmRunsTwiceAndTheNewestOneAlwaysRunsWhenThereIsTime() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("ExactlyOnceTest seed " + seed);
        for (int round = 0; round < 6; round++) {
            week(new Random(seed + round), "seed " + seed + ", round " + round, home.resolve("" + round));
        }
    }

    private static void week(Random random, String what, Path home) throws Exception {
        // Around both changes of the clocks, and at any other time.
        String begin = List.of("2026-03-26T12:00", "2026-10-22T12:00", "2026-06-01T08:00")
                .get(random.nextInt(3));
        try (World world = new World(home, begin)) {
            world.endAtOnce = random.nextBoolean();
            Map<UUID, Plan> planOf = plans(random, world);
            Instant end = world.now().plus(Duration.ofDays(6));
            while (world.now().isBefore(end)) {
                something(random, world);
                steps(random, world);
            }
            // A quiet day: everything is there, and whatever was due is done.
            world.engine = true;
            world.folder = true;
            world.plans.resumeAll();
            quiet(world, Duration.ofMinutes(90));
            check(world, planOf, what);
        }
    }

    private static Map<UUID, Plan> plans(Random random, World world) throws Exception {
        Map<UUID, Plan> planOf = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            Set<UUID> ids = new HashSet<>();
            for (int n = 0; n <= random.nextInt(3); n++) {
                Vm vm = world.vm("vm" + i + "-" + n);
                ids.add(vm.id());
            }
            LocalTime at = LocalTime.of(random.nextInt(24), random.nextInt(60));
            When when = switch (random.nextInt(3)) {
                case 0 -> new When.Daily(at);
                case 1 -> When.Weekly.weekdays(at);
                default -> new When.EveryHours(1 + random.nextInt(6), Optional.empty());
            };
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Plan plan = world.save(Plan.draft("plan" + i, new Selection.Vms(ids), when, zone));
            ids.forEach(vm -> planOf.put(vm, plan));
        }
        return planOf;
    }

    private static void something(Random random, World world) throws Exception {
        switch (random.nextInt(8)) {
            case 0 -> world.jump(Duration.ofMinutes(-random.nextInt(121)));
            case 1 -> world.jump(Duration.ofMinutes(random.nextInt(121)));
            case 2 -> world.jump(Duration.ofHours(8)); // asleep
            case 3 -> world.engine = !world.engine;
            case 4 -> world.folder = !world.folder;
            case 5 -> {
                finish(world); // a crash in the middle of a run is told elsewhere
                world.die();
                world.jump(Duration.ofMinutes(random.nextInt(600)));
                world.start();
            }
            case 6 -> world.plans.pauseAll(Optional.of(world.now().plus(Duration.ofHours(random.nextInt(5)))));
            default -> world.jump(Duration.ZERO);
        }
    }

    private static void steps(Random random, World world) throws Exception {
        for (int i = random.nextInt(200); i >= 0; i--) {
            Instant next = world.scheduler.tick(world.now());
            assertThat(next).isAfter(world.now());
            world.jump(Duration.between(world.now(), next));
            if (random.nextInt(10) == 0) {
                finish(world);
            }
        }
    }

    private static void finish(World world) {
        for (World.Begun begun : List.copyOf(world.begun)) {
            if (!begun.run().outcome().isDone()) {
                world.complete(begun);
            }
        }
    }

    private static void quiet(World world, Duration time) throws Exception {
        Instant end = world.now().plus(time);
        while (world.now().isBefore(end)) {
            world.jump(Duration.between(world.now(), world.scheduler.tick(world.now())));
            finish(world);
        }
        world.scheduler.tick(world.now());
        finish(world);
    }

    private static void check(World world, Map<UUID, Plan> planOf, String what) throws Exception {
        List<Slot> slots = new ArrayList<>();
        for (World.Begun begun : world.begun) {
            Plan plan = planOf.get(begun.vm());
            assertThat(begun.plan().id()).as(what).isEqualTo(plan.id());
            slots.add(new Slot(plan.id(), begun.vm(), begun.slot()));
        }
        assertThat(slots).as(what + ": a slot ran twice").doesNotHaveDuplicates();
        for (Slot slot : slots) {
            Plan plan = planOf.get(slot.vm());
            assertThat(Grid.of(plan).newest(slot.slot()))
                    .as(what + ": a slot beside the grid")
                    .contains(slot.slot());
        }
        for (Map.Entry<UUID, Plan> each : planOf.entrySet()) {
            Optional<Instant> newest = Grid.of(each.getValue())
                    .newest(world.now())
                    .filter(slot -> slot.isAfter(each.getValue().since()));
            Optional<Instant> last = slots.stream()
                    .filter(slot -> slot.vm().equals(each.getKey()))
                    .map(Slot::slot)
                    .max(Instant::compareTo);
            // A point from a clock that was ahead may stand for it; otherwise the newest slot has run.
            boolean stored = world.catalog.lastPoint(each.getKey()).isPresent()
                    && newest.isPresent()
                    && !world.catalog
                            .lastPoint(each.getKey())
                            .orElseThrow()
                            .takenAt()
                            .isBefore(newest.get());
            if (newest.isPresent() && !stored) {
                assertThat(last).as(what + ": " + each.getValue()).isPresent();
                assertThat(last.get()).as(what + ": " + each.getValue()).isAfterOrEqualTo(newest.get());
            }
        }
    }
}
