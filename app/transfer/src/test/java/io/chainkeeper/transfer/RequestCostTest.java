package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.Qcow2Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How wide a gap is fetched rather than asked around follows from what requests and bytes turn out to cost.
@Timeout(120)
class RequestCostTest {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private long clock;

    private RequestCost cost() {
        System.out.println("RequestCostTest seed " + seed);
        return new RequestCost(1, () -> clock);
    }

    /// Brings stretches of 64 MiB on the disk, in extents that lie up to 1.5 MiB apart, at such prices.
    private void bring(RequestCost cost, int stretches, double nanosPerRequest, double nanosPerByte, double noise) {
        for (int i = 0; i < stretches; i++) {
            int gap = cost.gap();
            long requests = 1;
            long bytes = 0;
            for (int at = 0; at < 64 * MIB; ) {
                int data = (1 + random.nextInt(4)) * 64 * KIB;
                int apart = (1 + random.nextInt(24)) * 64 * KIB;
                bytes += data + (apart <= gap ? apart : 0);
                requests += apart <= gap ? 0 : 1;
                at += data + apart;
            }
            double nanos = requests * nanosPerRequest + bytes * nanosPerByte;
            clock += (long) (nanos * (1 + noise * (2 * random.nextDouble() - 1)));
            cost.took(requests, bytes);
        }
    }

    /// The widths of gaps, in KiB, in the next stretches; what is tried in between is left out.
    private int settled(RequestCost cost, double nanosPerRequest, double nanosPerByte) {
        int[] gaps = new int[2 * RangeCosts.TRY_EVERY * RangeCosts.STRETCHES_PER_PHASE];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = cost.gap() / KIB;
            bring(cost, 1, nanosPerRequest, nanosPerByte, 0);
        }
        return Arrays.stream(gaps).sorted().skip(gaps.length / 2).findFirst().orElseThrow();
    }

    @Test
    void withoutExperienceTheGapThatWasMeasuredOnceIsBelieved() {
        assertThat(cost().gap()).isEqualTo(RangeCosts.GAP);
    }

    @Test
    void aServerThatSpendsLongOnRequestsIsAskedForMoreAtOnce() {
        RequestCost cost = cost();
        bring(cost, 50, 4e6, 4, 0);
        assertThat(settled(cost, 4e6, 4)).isBetween(850, 1050);
    }

    @Test
    void aLineOnWhichOnlyBytesTakeTimeIsSparedThem() {
        RequestCost cost = cost();
        bring(cost, 50, 1e4, 36, 0);
        assertThat(settled(cost, 1e4, 36)).isBetween(RangeCosts.NARROWEST_GAP / KIB, 128);
    }

    @Test
    void pricesAreFoundAmidNoise() {
        RequestCost cost = cost();
        bring(cost, 200, 1e6, 4, 0.3);
        assertThat(settled(cost, 1e6, 4)).isBetween(120, 500);
    }

    @Test
    void whatWasTrueBeforeIsForgotten() {
        RequestCost cost = cost();
        bring(cost, 100, 4e6, 4, 0);
        bring(cost, 200, 1e5, 36, 0);
        assertThat(settled(cost, 1e5, 36)).isLessThan(128);
    }

    @Test
    void aClockThatDidNotMoveAndStretchesWithoutRequestsTeachNothing() {
        RequestCost cost = cost();
        for (int i = 0; i < 3 * RangeCosts.STRETCHES_PER_PHASE; i++) {
            cost.took(3, MIB);
        }
        clock += 1000;
        for (int i = 0; i < 3 * RangeCosts.STRETCHES_PER_PHASE; i++) {
            cost.took(0, 0);
        }
        assertThat(cost.gap()).isEqualTo(RangeCosts.GAP);
    }

    @Test
    void aSlowLineBringsLittleThatNobodyWants(@TempDir Path folder) throws IOException {
        TestDisk disk = new TestDisk(32 * MIB);
        for (int at = 0; at < 32 * MIB; at += 256 * KIB) {
            disk.write(at, new byte[] {1});
        }
        LongAdder travelled = new LongAdder();
        TransferCounters counters = new TransferCounters();
        Gate line = new Throttle(() -> 16L * MIB).gate();
        Gate counting = new Gate() {
            @Override
            public int portion(int most) {
                return line.portion(most);
            }

            @Override
            public boolean admits(int bytes, Duration longest) throws InterruptedException {
                boolean admitted = line.admits(bytes, longest);
                travelled.add(admitted ? bytes : 0);
                return admitted;
            }
        };
        try (var server = ScriptedServer.plain(disk);
                var client = server.client();
                var writer = Qcow2Writer.create(folder.resolve("image.qcow2"), Qcow2Writer.Options.of(client.size()))) {
            Download.full(client, writer, new TransferOptions(1, counters, () -> false, counting));
            writer.finish();
        }
        assertThat(counters.bytesMoved()).as("data").isEqualTo(8L * MIB).isEqualTo(counters.bytesToMove());
        assertThat(travelled.sum()).as("with gaps").isBetween(8L * MIB, 22L * MIB);
    }
}
