package io.chainkeeper.desktop.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:05:12Z");
    private final Moments moments = Wording.of(InstantSource.fixed(NOW), ZoneId.of("Europe/Berlin"), Locale.UK)
            .moments();

    @Test
    void anAgeIsToldInOneUnit() {
        assertThat(moments.ago(NOW.minusSeconds(20))).isEqualTo("just now");
        assertThat(moments.ago(NOW.minusSeconds(600))).isEqualTo("10 min ago");
        assertThat(moments.ago(NOW.minus(Duration.ofHours(30)))).isEqualTo("30 h ago");
        assertThat(moments.ago(NOW.minus(Duration.ofDays(3)))).isEqualTo("3 days ago");
    }

    @Test
    void aSpanIsToldInAtMostTwoUnits() {
        assertThat(moments.span(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(moments.span(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(moments.span(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(moments.span(Duration.ofSeconds(7500))).isEqualTo("2 h 5 min");
    }

    @Test
    void aMomentIsToldInThePersonsZone() {
        assertThat(moments.at(NOW)).contains("21 Nov 2026").contains("04:05:12");
        assertThat(moments.time(NOW)).isEqualTo("04:05:12");
        assertThat(moments.day(NOW)).isEqualTo("21 Nov");
    }
}
