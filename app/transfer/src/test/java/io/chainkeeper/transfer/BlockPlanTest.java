package io.chainkeeper.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.chainkeeper.images.BlockDigests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is planned is exactly what was listed, in whole clusters; judged by a plan that looks at every granule.
class BlockPlanTest {
    private static final int KIB = 1024;
    private static final int BLOCK = BlockDigests.BLOCK_SIZE;

    private static List<long[]> runs(BlockPlan plan, boolean zero) throws IOException {
        List<long[]> runs = new ArrayList<>();
        for (int i = 0; i < plan.count(); i++) {
            long offset = plan.offset(i);
            plan.forEachRun(
                    i,
                    zero ? plan.zero(i) : plan.data(i),
                    (start, length) -> runs.add(new long[] {offset + start, length}));
        }
        return runs;
    }

    private static RangePlan asking(BlockPlan plan) {
        return new RangePlan(plan, new Stretches.Stretch(0, plan.count()), RangeCosts.GAP);
    }

    @Test
    void dataIsRoundedOutToWholeClusters() throws IOException {
        BlockPlan plan = new BlockPlan(10L * BLOCK, 64 * KIB);
        plan.addData(70 * KIB, 71 * KIB);
        plan.addData(BLOCK - 1, BLOCK + 1);
        assertThat(runs(plan, false))
                .containsExactly(new long[] {64 * KIB, 64 * KIB}, new long[] {BLOCK - 64 * KIB, 64 * KIB}, new long[] {
                    BLOCK, 64 * KIB
                });
        assertThat(plan.dataBytes()).isEqualTo(192 * KIB);
    }

    @Test
    void zeroesAreRoundedInAndTheirBrokenClustersTravel() throws IOException {
        BlockPlan plan = new BlockPlan(10L * BLOCK, 64 * KIB);
        plan.addZero(100 * KIB, 300 * KIB);
        assertThat(runs(plan, true)).containsExactly(new long[] {128 * KIB, 128 * KIB});
        assertThat(runs(plan, false))
                .containsExactly(new long[] {64 * KIB, 64 * KIB}, new long[] {256 * KIB, 64 * KIB});
    }

    @Test
    void zeroesWithinOneClusterTravel() throws IOException {
        BlockPlan plan = new BlockPlan(10L * BLOCK, 64 * KIB);
        plan.addZero(70 * KIB, 80 * KIB);
        assertThat(runs(plan, true)).isEmpty();
        assertThat(runs(plan, false)).containsExactly(new long[] {64 * KIB, 64 * KIB});
    }

    @Test
    void theLastClusterMayBeShort() throws IOException {
        long size = BLOCK + 100 * KIB + 512;
        BlockPlan plan = new BlockPlan(size, 64 * KIB);
        plan.addData(BLOCK, BLOCK + 64 * KIB);
        plan.addZero(BLOCK + 64 * KIB, size);
        assertThat(runs(plan, false)).containsExactly(new long[] {BLOCK, 64 * KIB});
        assertThat(runs(plan, true)).containsExactly(new long[] {BLOCK + 64 * KIB, 36 * KIB + 512});
        plan = new BlockPlan(size, 64 * KIB);
        plan.addData(0, size);
        assertThat(plan.dataBytes()).isEqualTo(size);
    }

    @Test
    void smallGapsAreFetchedRatherThanAskingTwice() {
        int gap = RangeCosts.GAP / (64 * KIB);
        BlockPlan plan = new BlockPlan(BLOCK, 64 * KIB);
        plan.addData(0, 64 * KIB);
        plan.addData((1 + gap) * 64 * KIB, (2 + gap) * 64 * KIB);
        plan.addData((3 + 2 * gap) * 64 * KIB, (4 + 2 * gap) * 64 * KIB);
        assertThat(plan.data(0)).isEqualTo(1L | 1L << 1 + gap | 1L << 3 + 2 * gap);
        assertThat(asking(plan).asked(0)).isEqualTo((1L << 2 + gap) - 1 | 1L << 3 + 2 * gap);
        assertThat(asking(plan).ranges())
                .containsExactly(
                        new ByteRange(0, (2 + gap) * 64 * KIB), new ByteRange((3 + 2 * gap) * 64 * KIB, 64 * KIB));
    }

    @Test
    void rangesGoOnAcrossBlocksAndSmallGapsBetweenThem() {
        BlockPlan plan = new BlockPlan(8L * BLOCK, 64 * KIB);
        plan.addData(BLOCK - 64 * KIB, BLOCK + 64 * KIB);
        plan.addData(2L * BLOCK - 128 * KIB, 2L * BLOCK - 64 * KIB);
        plan.addData(2L * BLOCK + RangeCosts.GAP - 64 * KIB, 2L * BLOCK + RangeCosts.GAP);
        plan.addData(5L * BLOCK - 64 * KIB, 5L * BLOCK);
        assertThat(asking(plan).ranges())
                .containsExactly(
                        new ByteRange(BLOCK - 64 * KIB, 128 * KIB),
                        new ByteRange(2L * BLOCK - 128 * KIB, 128 * KIB + RangeCosts.GAP),
                        new ByteRange(5L * BLOCK - 64 * KIB, 64 * KIB));
        assertThat(plan.dataBytes()).isEqualTo(320 * KIB);
    }

    @Test
    void tenMillionExtentsNeedNoMoreRoomThanTheirBlocks() {
        BlockPlan plan = new BlockPlan(1L << 40, 64 * KIB);
        for (long at = 0; at < 10_000_000; at++) {
            plan.addData(at * 4 * KIB, at * 4 * KIB + 2 * KIB);
        }
        assertThat(plan.count()).isEqualTo(9766);
    }

    /// All over a disk of 8 TiB, in which every block is touched five times.
    @Test
    void tenMillionScatteredExtentsAreAllPlanned() {
        long size = 8L << 40;
        BlockPlan plan = new BlockPlan(size, 64 * KIB);
        long step = 838_860L;
        long bytes = 0;
        for (long at = 0; at < 10_000_000; at++) {
            plan.addData(at * step, at * step + 512);
        }
        for (int i = 0; i < plan.count(); i++) {
            bytes += (long) Long.bitCount(plan.data(i)) * 64 * KIB;
        }
        assertThat(plan.count()).isEqualTo((int) Math.ceilDiv(9_999_999 * step + 512, BLOCK));
        assertThat(plan.dataBytes()).isEqualTo(bytes).isGreaterThanOrEqualTo(10_000_000L * 64 * KIB);
        assertThat(plan.nextData(5 * step + 128 * KIB)).isEqualTo(6 * step / (64 * KIB) * 64 * KIB);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 64 * KIB, 128 * KIB, 2048 * KIB})
    void randomListsAreCoveredExactly(int clusterSize) throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            long size = 512L * (1 + random.nextInt(60_000));
            BlockPlan plan = new BlockPlan(size, clusterSize);
            int granule = Math.max(64 * KIB, clusterSize);
            int granules = (int) ((size + granule - 1) / granule);
            BitSet hasData = new BitSet();
            BitSet hasZero = new BitSet();
            BitSet hasOther = new BitSet();
            List<BitSet> kinds = List.of(hasData, hasZero, hasOther);
            int which = 0;
            for (long at = 0; at < size; ) {
                long end = Math.min(size, at + 512L * (1 + random.nextInt(random.nextBoolean() ? 20 : 20_000)));
                which = (which + 1 + random.nextInt(2)) % 3; // servers join neighbours of one kind
                BitSet kind = kinds.get(which);
                kind.set((int) (at / granule), (int) ((end + granule - 1) / granule));
                if (kind == hasData) {
                    plan.addData(at, end);
                } else if (kind == hasZero) {
                    plan.addZero(at, end);
                }
                at = end;
            }
            check(plan, granules, granule, size, hasData, hasZero, hasOther, "seed " + seed + " round " + round);
        }
    }

    private static void check(
            BlockPlan plan, int granules, int granule, long size, BitSet data, BitSet zero, BitSet other, String seed)
            throws IOException {
        BitSet travels = bits(runs(plan, false), granule, size, seed);
        BitSet zeroed = bits(runs(plan, true), granule, size, seed);
        for (int i = 0; i < granules; i++) {
            boolean mixed = zero.get(i) && other.get(i);
            boolean onlyZero = zero.get(i) && !other.get(i) && !data.get(i);
            assertThat(travels.get(i)).as(seed + " granule " + i).isEqualTo(data.get(i) || mixed);
            assertThat(zeroed.get(i)).as(seed + " granule " + i).isEqualTo(onlyZero);
        }
        checkZeroRanges(plan, travels, granule, granules, size, seed);
    }

    /// What the plan doesn't send is zeroed, all of it and nothing else, in runs as long as they can be.
    private static void checkZeroRanges(
            BlockPlan plan, BitSet travels, int granule, int granules, long size, String seed) {
        ZeroRanges ranges = new ZeroRanges(plan, Occupied.everywhere(size + 1000));
        BitSet zeroed = new BitSet();
        long last = -1;
        for (ZeroRanges.Range range = ranges.next(); range.length() > 0; range = ranges.next()) {
            assertThat(range.start()).as(seed).isGreaterThan(last);
            last = range.start() + range.length();
            if (range.start() < size) {
                zeroed.set((int) (range.start() / granule), (int) ((Math.min(last, size) + granule - 1) / granule));
            }
        }
        assertThat(last).as(seed).isEqualTo(size + 1000);
        for (int i = 0; i < granules; i++) {
            assertThat(zeroed.get(i)).as(seed + " granule " + i).isEqualTo(!travels.get(i));
        }
    }

    private static BitSet bits(List<long[]> runs, int granule, long size, String seed) {
        BitSet bits = new BitSet();
        for (long[] run : runs) {
            long end = run[0] + run[1];
            assertThat(run[0] % granule).as(seed).isZero();
            assertThat(end % granule == 0 || end == size).as(seed).isTrue();
            bits.set((int) (run[0] / granule), (int) ((end + granule - 1) / granule));
        }
        return bits;
    }
}
