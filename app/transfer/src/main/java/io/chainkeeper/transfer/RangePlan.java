package io.chainkeeper.transfer;

import io.chainkeeper.images.DiskCells;
import java.util.ArrayList;
import java.util.List;

/// What is asked of the server to bring the data of a plan: [RangeCosts] say where gaps are fetched too.
final class RangePlan {
    private final BlockPlan plan;

    RangePlan(BlockPlan plan) {
        this.plan = plan;
    }

    BlockPlan blocks() {
        return plan;
    }

    /// What is asked for of a block, a bit per granule: the data, and small gaps between data, also
    /// those that reach into the neighbouring block.
    long asked(int index) {
        int gap = RangeCosts.GAP / plan.granule();
        long all = bridged(plan.data(index), gap);
        if (all == 0) {
            return 0;
        }
        int before = Long.numberOfTrailingZeros(all);
        if (before > 0 && before + emptyEnd(index - 1, plan.block(index) - 1) <= gap) {
            all |= BlockPlan.bits(0, before);
        }
        int behind = emptyEnd(index, plan.block(index));
        if (behind > 0 && behind + emptyBegin(index + 1, plan.block(index) + 1) <= gap) {
            all |= BlockPlan.bits(plan.perBlock() - behind, behind);
        }
        return all;
    }

    /// How many granules at the end of a block hold no data; more than any gap when there is no such block in the plan.
    private int emptyEnd(int index, long block) {
        boolean found = index >= 0 && plan.block(index) == block && plan.data(index) != 0;
        return found ? plan.perBlock() - Long.SIZE + Long.numberOfLeadingZeros(plan.data(index)) : Long.SIZE;
    }

    private int emptyBegin(int index, long block) {
        boolean found = index < plan.count() && plan.block(index) == block && plan.data(index) != 0;
        return found ? Long.numberOfTrailingZeros(plan.data(index)) : Long.SIZE;
    }

    private static long bridged(long bits, int gap) {
        long all = bits;
        for (int at = Long.numberOfTrailingZeros(bits); at < Long.SIZE; ) {
            int end = at + BlockPlan.runLength(bits, at);
            int next = end >= Long.SIZE ? Long.SIZE : end + Long.numberOfTrailingZeros(bits >>> end);
            if (next < Long.SIZE && next - end <= gap) {
                all |= BlockPlan.bits(end, next - end);
            }
            at = next;
        }
        return all;
    }

    /// The ranges that bring some blocks of the plan, across their borders.
    ///
    /// @param first index of the first block
    /// @param end   index behind the last one
    List<ByteRange> ranges(int first, int end) {
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = first; i < end; i++) {
            plan.forEachSpan(i, asked(i), (start, length) -> {
                ByteRange last = ranges.isEmpty() ? null : ranges.getLast();
                if (last != null && last.end() == start) {
                    ranges.set(ranges.size() - 1, new ByteRange(last.offset(), last.length() + length));
                } else {
                    ranges.add(new ByteRange(start, length));
                }
            });
        }
        return ranges;
    }

    /// The bytes that are asked for of a block.
    long bytes(int index) {
        return plan.bytes(index, asked(index));
    }

    /// All bytes that travel.
    long bytesToMove() {
        long bytes = 0;
        for (int i = 0; i < plan.count(); i++) {
            bytes += bytes(i);
        }
        return bytes;
    }

    /// The cells of a disk of which all requests and zeroes of the plan are to be dealt with.
    ///
    /// @param diskSize in bytes
    /// @param full     whether what is in no list reads as zeroes, instead of being as it was
    DiskCells cells(long diskSize, boolean full) {
        DiskCells cells = new DiskCells(diskSize, full ? DiskCells.Kind.ZERO : DiskCells.Kind.UNCHANGED);
        for (int i = 0; i < plan.count(); i++) {
            plan.forEachSpan(i, asked(i), cells::expectData);
            plan.forEachSpan(i, plan.zero(i), cells::expectZero);
        }
        return cells;
    }
}
