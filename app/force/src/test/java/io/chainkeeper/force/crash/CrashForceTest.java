package io.chainkeeper.force.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashForceTest {
    @TempDir
    Path folder;

    @Test
    void noStepOfABackupIsOneAtWhichAnythingIsLostWhenTheProgramDies() throws Exception {
        ForceReport report = new CrashForce().run(new ForceOptions(1, false, folder));

        assertThat(report.findings()).isEmpty();
        long changes = report.count("changes of files in a full and an incremental backup");
        assertThat(report.count("looks after a power cut")).isEqualTo(changes * Platter.Cut.values().length);
        for (String kind : List.of("engine GET", "engine POST", "images GET", "images OPTIONS")) {
            assertThat(report.count("deaths before it: " + kind)).as(kind).isPositive();
            assertThat(report.count("deaths after it: " + kind)).as(kind).isPositive();
        }
        assertThat(report.count("deaths before it: file force")).isPositive();
        assertThat(report.count("deaths while going on that the point survived"))
                .isPositive();
        assertThat(report.count("backups that went on after a death")).isPositive();
        assertThat(report.count("backups that went on after a power cut")).isPositive();
        assertThat(report.count("disks of which something was there after a power cut"))
                .isPositive();
        assertThat(report.count("deaths before it: file move")).isPositive();
    }
}
