package io.chainkeeper.force.liars;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiarsForceTest {
    @TempDir
    Path folder;

    @Test
    void noLieOfAServerCrashesTheProgramOrChangesWhatItKeeps() throws Exception {
        ForceReport report = new LiarsForce().run(new ForceOptions(1, false, folder));

        System.out.println(report.counts());
        assertThat(report.findings()).isEmpty();
        assertThat(report.count("trials with a lie")).isGreaterThan(100);
        assertThat(report.count("kinds of lies")).isGreaterThan(100);
        assertThat(report.count("answers without end")).isPositive();
        assertThat(report.count("bytes that were taken of one lie at most")).isGreaterThan(1L << 20);
    }
}
