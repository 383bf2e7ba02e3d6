package io.chainkeeper.force.full;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.force.ForceOptions;
import io.chainkeeper.force.ForceReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullForceTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatGetsFullOrFailsCostsTheBackupAndNothingElse() throws Exception {
        ForceReport report = new FullForce().run(new ForceOptions(1, false, folder));

        assertThat(report.findings()).isEmpty();
        assertThat(report.count("backups into too little room")).isEqualTo(100);
        assertThat(report.count("refused before any byte")).isGreaterThanOrEqualTo(50);
        assertThat(report.count("full while bytes moved")).isPositive();
        assertThat(report.count("one input/output error, and the backup failed"))
                .isPositive();
        assertThat(report.count("short reads and writes, and the backup is stored"))
                .isPositive();
    }
}
