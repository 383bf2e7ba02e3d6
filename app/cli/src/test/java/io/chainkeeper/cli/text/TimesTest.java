package io.chainkeeper.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant EVENING = Instant.parse("2026-11-21T19:00:00Z");

    @Test
    void aSlotIsToldByTheComputersClock() {
        assertThat(Times.slot(EVENING, BERLIN, BERLIN)).isEqualTo("2026-11-21 20:00:00");
        assertThat(Times.slot(EVENING, ZoneId.of("Europe/Paris"), BERLIN))
                .as("another name for the same time")
                .isEqualTo("2026-11-21 20:00:00");
    }

    @Test
    void wherePlanAndComputerDifferThePlansClockIsToldToo() {
        assertThat(Times.slot(EVENING, NEW_YORK, BERLIN)).isEqualTo("2026-11-21 20:00:00 (14:00 in America/New_York)");
        assertThat(Times.slot(EVENING, ZoneId.of("Asia/Tokyo"), BERLIN))
                .isEqualTo("2026-11-21 20:00:00 (2026-11-22 04:00 in Asia/Tokyo)");
    }
}
