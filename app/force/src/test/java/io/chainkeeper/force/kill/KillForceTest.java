package io.chainkeeper.force.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillForceTest {
    @TempDir
    Path folder;

    @Test
    void aProcessThatIsKilledAtAnyMomentLosesNothingAndLeavesNothingAfterTheNextStart() throws Exception {
        ForceReport report = new KillForce().run(new ForceOptions(1, false, folder));

        assertThat(report.findings()).isEmpty();
        assertThat(report.count("kills")).isEqualTo(40);
        assertThat(report.count("killed while it opened") + report.count("killed at work"))
                .as("kills that came after the end are not among them")
                .isEqualTo(40);
        assertThat(report.count("killed at work")).as("most strike at work").isGreaterThan(20);
        for (int third = 1; third <= 3; third++) {
            assertThat(report.count("killed in third " + third + " of 3 of the work"))
                    .isPositive();
        }
        assertThat(report.count("in rebuild: while it opened") + report.count("in rebuild: at work"))
                .isPositive();
    }
}
