package io.chainkeeper.force.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzForceTest {
    @TempDir
    Path folder;

    @Test
    void aSearchThatIsGivenLittleTimeSaysThatItWasNotAll() throws Exception {
        ForceReport report = new FuzzForce().run(new ForceOptions(1, false, folder, Duration.ofSeconds(20)));

        assertThat(report.findings()).isEmpty();
        assertThat(report.whole()).isFalse();
        assertThat(report.count("images tried")).isPositive();
    }

    @Test
    void noImageAndNoTextBringsItsReaderDownHoweverItIsMade() throws Exception {
        long seed = new Random().nextInt(1, Integer.MAX_VALUE);
        System.out.println("FuzzForceTest seed " + seed);

        ForceReport report = new FuzzForce().run(new ForceOptions(seed, false, folder));

        System.out.println(report.counts());
        assertThat(report.findings()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.count("images tried beyond those kept")).isGreaterThanOrEqualTo(FuzzForce.LEAST_IMAGES);
        assertThat(report.count("images: edges of the reader reached")).isGreaterThan(1000);
        assertThat(report.count("texts tried beyond those kept")).isGreaterThanOrEqualTo(FuzzForce.SHORT_TEXTS);
        assertThat(report.count("texts: edges of the reader reached")).isGreaterThan(500);
    }
}
