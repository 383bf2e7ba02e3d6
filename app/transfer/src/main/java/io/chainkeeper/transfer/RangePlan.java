package io.chainkeeper.transfer;

import java.util.ArrayList;
import java.util.List;

/// What is asked of the server to bring neighbouring blocks of a plan: their data, and gaps between data that are so
/// small that fetching them costs less than asking once more.
final class RangePlan {
    private final BlockPlan plan;
    private final int first;
    private final int end;
    private final int gap;

    /// @param blocks of the plan
    /// @param gap    bytes that are fetched in vain rather than asking twice, see [RequestCost]
    RangePlan(BlockPlan plan, Stretches.Stretch blocks, int gap) {
        this.plan = plan;
        this.first = blocks.first();
        this.end = blocks.end();
        this.gap = Math.min(gap / plan.granule(), plan.perBlock() - 1);
    }

    /// What is asked for of a block, a bit per granule: the data, and small gaps between data, also
    /// those that reach into a neighbouring block.
    long asked(int index) {
        long all = bridged(plan.data(index));
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

    /// How many granules at the end of a block hold no data; more than any gap when there is no such block here.
    private int emptyEnd(int index, long block) {
        return holds(index, block)
                ? plan.perBlock() - Long.SIZE + Long.numberOfLeadingZeros(plan.data(index))
                : Long.SIZE;
    }

    private int emptyBegin(int index, long block) {
        return holds(index, block) ? Long.numberOfTrailingZeros(plan.data(index)) : Long.SIZE;
    }

    private boolean holds(int index, long block) {
        return index >= first && index < end && plan.block(index) == block && plan.data(index) != 0;
    }

    private long bridged(long bits) {
        long all = bits;
        for (int at = Long.numberOfTrailingZeros(bits); at < Long.SIZE; ) {
            int to = at + BlockPlan.runLength(bits, at);
            int next = to >= Long.SIZE ? Long.SIZE : to + Long.numberOfTrailingZeros(bits >>> to);
            if (next < Long.SIZE && next - to <= gap) {
                all |= BlockPlan.bits(to, next - to);
            }
            at = next;
        }
        return all;
    }

    /// The ranges that bring the blocks, across their borders.
    List<ByteRange> ranges() {
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
}
