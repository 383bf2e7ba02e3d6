package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a plan takes grows with neither the disk nor, beyond a few bytes each, with the extents.
@Timeout(120)
class LittleRoomTest {
    @Test
    void tenMillionExtentsAllOverAHugeDiskArePlannedInAHeapOf64Mib() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("LittleRoomTest seed " + seed);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlanningInLittleRoom.class.getName(),
                        Long.toString(seed))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        String[] words = said.split("\\s+");
        assertThat(words).as(said).hasSize(5);
        assertThat(words[1]).as("data planned, in bytes").isEqualTo(words[0]);
        assertThat(Long.parseLong(words[0])).isGreaterThan(16L << 40);
        assertThat(words[3]).as("data given out to workers, in bytes").isEqualTo(words[1]);
        assertThat(Long.parseLong(words[4])).as("bytes asked for").isGreaterThanOrEqualTo(Long.parseLong(words[1]));
    }

    @Test
    void oneExtentOverAPebibyteIsPlannedBlockByBlock() {
        BlockPlan plan = new BlockPlan(ExtentList.MAX_SIZE, BlockPlan.GRANULE);
        plan.addZero(0, ExtentList.MAX_SIZE / 2);
        plan.addData(ExtentList.MAX_SIZE / 2, ExtentList.MAX_SIZE);
        assertThat(plan.count()).isEqualTo(1 << 28);
        assertThat(plan.zero((1 << 27) - 1)).isEqualTo(-1L);
        assertThat(plan.data((1 << 27) - 1)).isZero();
        assertThat(plan.zero(1 << 27)).isZero();
        assertThat(plan.data((1 << 28) - 1)).isEqualTo(-1L);
    }
}
