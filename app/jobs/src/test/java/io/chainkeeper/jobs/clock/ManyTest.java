package io.chainkeeper.jobs.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Figures: what the clock costs with as many VMs and plans as there may be.
class ManyTest {
    @TempDir
    Path home;

    private static long millis(World world) throws Exception {
        long began = System.nanoTime();
        world.scheduler.tick(world.now());
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    @Test
    void aLookAtTheClockIsCheapAndASlotForFiveThousandVmsTakesSeconds() throws Exception {
        try (World world = new World(home, "2026-11-21T12:00")) {
            for (int i = 0; i < 5_000; i++) {
                world.vm("vm%04d".formatted(i));
            }
            world.atOnce = 2;
            world.endAtOnce = false;
            Plan all = world.save(Plan.draft(
                    "all",
                    new Selection.Rule(Optional.empty(), Optional.empty(), Optional.of("*")),
                    new When.Daily(LocalTime.of(20, 0)),
                    World.BERLIN));
            for (int i = 0; i < 99; i++) {
                world.save(Plan.draft(
                        "plan " + i,
                        new Selection.Rule(Optional.of("tag" + i), Optional.empty(), Optional.empty()),
                        new When.Daily(LocalTime.of(3, 0)),
                        World.BERLIN));
            }
            world.walk("2026-11-21T19:00");
            long idle = 0;
            for (int i = 0; i < 100; i++) {
                world.jump(Duration.ofSeconds(15));
                idle += millis(world);
            }
            world.walk("2026-11-21T19:59:50");
            world.jump(Duration.ofSeconds(10));
            long opening = millis(world);
            assertThat(world.begun).hasSize(4);
            assertThat(world.state(all).last().orElseThrow().waiting()).isEqualTo(4_996);
            long next = 0;
            for (int i = 0; i < 20; i++) {
                world.complete(world.begun.get(i));
                next += millis(world);
            }
            System.out.printf(
                    "100 plans, 5,000 VMs: idle look %.1f ms, slot opened in %d ms, next run begun in %d ms%n",
                    idle / 100.0, opening, next / 20);
            assertThat(world.begun).hasSize(24);
            assertThat(Duration.ofMillis(idle / 100)).isLessThan(Duration.ofMillis(75)); // 0.5 % of 15 s
            Instant before = world.now();
            assertThat(world.scheduler.tick(before)).isAfter(before);
        }
    }
}
