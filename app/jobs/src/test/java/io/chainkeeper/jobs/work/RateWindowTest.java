package io.chainkeeper.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateWindowTest {
    private final Instant start = Instant.parse("2026-01-02T03:04:05Z");
    private final RateWindow window = new RateWindow();

    @Test
    void oneSampleIsNoRate() {
        assertThat(window.sample(start, 1000)).isZero();
    }

    @Test
    void aSteadyFlowHasItsRate() {
        double rate = 0;
        for (int tenth = 0; tenth <= 100; tenth++) {
            rate = window.sample(start.plusMillis(tenth * 100L), tenth * 1000L);
        }

        assertThat(rate).isCloseTo(10_000, within(1.0));
    }

    @Test
    void aStallIsSeenWithinTheWindow() {
        window.sample(start, 0);
        window.sample(start.plusSeconds(1), 1_000_000);
        double rate = 1;
        for (int second = 2; second < 10; second++) {
            rate = window.sample(start.plusSeconds(second), 1_000_000);
        }

        assertThat(rate).isZero();
    }

    @Test
    void aTransferThatBeginsAnewNeverHasANegativeRate() {
        window.sample(start, 5_000);

        assertThat(window.sample(start.plusSeconds(1), 1_000)).isZero();
        assertThat(window.sample(start.plusSeconds(2), 3_000)).isCloseTo(2_000, within(1.0));
    }
}
