package io.chainkeeper.transfer;

/// Gives out the blocks of a plan in stretches of neighbours, long ones first and short ones when little is left, so
/// that
/// all workers end together. For many threads.
final class Stretches {
    private final RangePlan plan;
    private final int workers;
    private int next;
    private long left;

    Stretches(RangePlan plan, int workers) {
        this.plan = plan;
        this.workers = workers;
        this.left = plan.bytesToMove();
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

    synchronized Stretch next() {
        long share = Math.clamp(
                left / (workers * RangeCosts.PARTS_PER_WORKER),
                RangeCosts.SHORTEST_STRETCH,
                RangeCosts.LONGEST_STRETCH);
        int first = next;
        long bytes = 0;
        while (next < plan.blocks().count() && next - first < RangeCosts.MOST_BLOCKS && bytes < share) {
            bytes += plan.bytes(next);
            next++;
        }
        left -= bytes;
        return new Stretch(first, next);
    }
}
