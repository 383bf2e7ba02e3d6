package io.chainkeeper.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final long MIB = 1 << 20;

    private final Estimate estimate = new Estimate();
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");

    private Optional<Duration> after(Duration passed, long left, double rate) {
        now = now.plus(passed);
        return estimate.look(now, left, rate);
    }

    @Test
    void nothingIsPromisedWhileNothingMovesOrNothingIsLeft() {
        assertThat(after(Duration.ofSeconds(1), MIB, 0)).isEmpty();
        assertThat(after(Duration.ofSeconds(1), 0, MIB)).isEmpty();
    }

    @Test
    void aSteadyFlowCountsDownLikeAClock() {
        for (int second = 0; second <= 50; second++) {
            Duration left =
                    after(Duration.ofSeconds(1), (100 - second) * MIB, MIB).orElseThrow();
            assertThat(left.toMillis()).isCloseTo((100 - second) * 1000L, within(50L));
        }
    }

    @Test
    void aRateThatSwingsByAFifthDoesNotMakeItJump() {
        long seed = 20261121;
        Random random = new Random(seed);
        double left = 1000;
        Duration before =
                after(Duration.ofMillis(100), (long) (left * MIB), MIB).orElseThrow();
        for (int i = 0; i < 500; i++) {
            left -= 0.1;
            double rate = MIB * (0.8 + random.nextDouble() * 0.4);
            Duration next =
                    after(Duration.ofMillis(100), (long) (left * MIB), rate).orElseThrow();
            assertThat(Math.abs(before.minus(next).toMillis()))
                    .as("seed " + seed + ", look " + i)
                    .isLessThan(3000);
            before = next;
        }
        assertThat(before.toSeconds()).isCloseTo(950, within(60L));
    }

    @Test
    void anotherLimitIsBelievedWithinSomeSeconds() {
        after(Duration.ofSeconds(1), 1000 * MIB, 10 * MIB);
        Duration left = Duration.ZERO;
        for (int second = 0; second < 12; second++) {
            left = after(Duration.ofSeconds(1), 990 * MIB, MIB).orElseThrow();
        }
        assertThat(left.toSeconds()).isBetween(850L, 1000L);
    }

    @Test
    void afterAPauseItBeginsAnew() {
        after(Duration.ofSeconds(1), 100 * MIB, MIB);
        estimate.forget();
        assertThat(after(Duration.ofHours(1), 100 * MIB, 2 * MIB)).contains(Duration.ofSeconds(50));
    }
}
