package io.chainkeeper.force.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkForceTest {
    @TempDir
    Path folder;

    @Test
    void aHundredThousandStepsLeaveNothingBehindAndLoseNoPoint() throws Exception {
        ForceReport report = new WalkForce().run(new ForceOptions(1, false, folder));

        assertThat(report.findings()).isEmpty();
        assertThat(report.count("steps")).isGreaterThanOrEqualTo(100_000);
        assertThat(report.count("ended by death")).isPositive();
        assertThat(report.count("ended cancelled")).isPositive();
        assertThat(report.count("points restored and equal to their moment")).isPositive();
    }
}
