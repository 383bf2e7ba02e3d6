package io.chainkeeper.transfer;

import java.util.ArrayDeque;
import java.util.Deque;

/// Gives out the blocks of a plan in stretches of neighbours, long ones first and short ones when
/// little is left, so that all workers end together. For many threads.
final class Stretches {
    private final BlockPlan plan;
    private final int workers;
    private final Deque<Stretch> returned = new ArrayDeque<>();
    private int next;
    private long left;

    Stretches(BlockPlan plan, int workers) {
        this.plan = plan;
        this.workers = workers;
        this.left = all(plan);
    }

    /// Some blocks of the plan, one behind the other.
    ///
    /// @param first index in the plan
    /// @param end   index behind the last one; the same as `first` when there are no more
    record Stretch(int first, int end) {
        boolean isEmpty() {
            return first == end;
        }
    }

    /// @param longest in bytes, about, a request counting as much as the bytes that it costs
    synchronized Stretch next(long longest) {
        if (!returned.isEmpty()) {
            return returned.pop();
        }
        long share = Math.clamp(
                left / (workers * RangeCosts.PARTS_PER_WORKER),
                RangeCosts.SHORTEST_STRETCH,
                Math.clamp(longest, RangeCosts.SHORTEST_STRETCH, RangeCosts.LONGEST_STRETCH));
        int first = next;
        long work = 0;
        while (next < plan.count() && next - first < RangeCosts.MOST_BLOCKS && work < share) {
            work += work(plan, next);
            next++;
        }
        left -= work;
        return new Stretch(first, next);
    }

    private static long all(BlockPlan plan) {
        long work = 0;
        for (int i = 0; i < plan.count(); i++) {
            work += work(plan, i);
        }
        return work;
    }

    private static long work(BlockPlan plan, int index) {
        long data = plan.data(index);
        return plan.bytes(index, data) + (long) Long.bitCount(data & ~(data << 1)) * RangeCosts.GAP;
    }

    /// What was begun and given up; somebody else may have it.
    synchronized void giveBack(Stretch unfinished) {
        returned.push(unfinished);
    }

    /// Whether everything has been given out.
    synchronized boolean none() {
        return returned.isEmpty() && next == plan.count();
    }
}
