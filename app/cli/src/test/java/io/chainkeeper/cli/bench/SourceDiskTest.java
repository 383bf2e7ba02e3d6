package io.chainkeeper.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Disks that benchmarks read.
class SourceDiskTest {
    private static final int CLUSTER = 1 << 16;

    @ParameterizedTest
    @ValueSource(ints = {SourceDisk.LARGE, SourceDisk.SMALL})
    void aQuarterOfTheDiskIsDataAndAllOfItIsInside(int extent, @TempDir Path dir) throws Exception {
        long data = 32 << 20;
        Path raw = SourceDisk.write(dir.resolve("disk.raw"), data, extent);

        byte[] bytes = Files.readAllBytes(raw);
        long clusters = 0;
        for (int at = 0; at < bytes.length; at += CLUSTER) {
            clusters += bytes[at] != 0 || bytes[at + 1] != 0 || bytes[at + 2] != 0 ? 1 : 0;
        }

        assertThat(bytes).hasSize(4 * (int) data);
        assertThat(clusters).isEqualTo(data / CLUSTER);
    }

    @Test
    void smallExtentsAreManyMoreThanLargeOnes(@TempDir Path dir) throws Exception {
        Path raw = SourceDisk.write(dir.resolve("disk.raw"), 32 << 20, SourceDisk.SMALL);

        byte[] bytes = Files.readAllBytes(raw);
        int extents = 0;
        boolean before = false;
        for (int at = 0; at < bytes.length; at += CLUSTER) {
            boolean now = bytes[at] != 0 || bytes[at + 1] != 0 || bytes[at + 2] != 0;
            extents += now && !before ? 1 : 0;
            before = now;
        }
        assertThat(extents).isGreaterThan(100);
    }
}
