package io.chainkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.desktop.Departure.Way;
import io.chainkeeper.jobs.settings.Background.WhenClosed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What closing the window comes to.
class DepartureTest {
    @ParameterizedTest(name = "attached {0}, planned {1}, running {2}, {3}: {4}")
    @CsvSource({
        "false, false, false, ASK,          QUIT",
        "false, false, true,  ASK,          ASK",
        "false, true,  false, ASK,          ASK",
        "false, true,  true,  KEEP_RUNNING, BACKGROUND",
        "false, true,  true,  STOP,         QUIT",
        "false, false, false, KEEP_RUNNING, QUIT",
        "true,  true,  true,  ASK,          QUIT",
        "true,  false, true,  KEEP_RUNNING, QUIT",
    })
    void closingAsksOnlyWhenSomethingWouldEnd(
            boolean attached, boolean planned, boolean running, WhenClosed decided, Way way) {
        assertThat(new Departure(attached, planned).way(running, decided)).isEqualTo(way);
    }
}
