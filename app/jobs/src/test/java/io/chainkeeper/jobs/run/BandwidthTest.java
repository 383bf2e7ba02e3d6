package io.chainkeeper.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandwidthTest {
    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final LocalTime EIGHTEEN = LocalTime.of(18, 0);

    @Test
    void theHoursDecideAndElseTheGeneralLimit() {
        var daily = new Bandwidth(0, List.of(new Bandwidth.Hours(EIGHT, EIGHTEEN, 10)));
        assertThat(daily.at(EIGHT)).isEqualTo(10);
        assertThat(daily.at(EIGHTEEN.minusNanos(1))).isEqualTo(10);
        assertThat(daily.at(EIGHTEEN)).isZero();
    }

    @Test
    void hoursMayGoOverMidnight() {
        var nightly = new Bandwidth(10, List.of(new Bandwidth.Hours(EIGHTEEN, EIGHT, 0)));
        assertThat(nightly.at(LocalTime.MIDNIGHT)).isZero();
        assertThat(nightly.at(LocalTime.NOON)).isEqualTo(10);
    }

    @Test
    void theFirstOfSeveralHoursDecides() {
        var both = new Bandwidth(
                0,
                List.of(
                        new Bandwidth.Hours(LocalTime.NOON, LocalTime.of(13, 0), 5),
                        new Bandwidth.Hours(EIGHT, EIGHTEEN, 10)));
        assertThat(both.at(LocalTime.of(12, 30))).isEqualTo(5);
    }

    @Test
    void lessThanNothingIsRefused() {
        assertThatThrownBy(() -> Bandwidth.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bandwidth.Hours(EIGHT, EIGHTEEN, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
