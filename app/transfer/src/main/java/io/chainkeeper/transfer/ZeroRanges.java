package io.chainkeeper.transfer;

/// Everything that a plan does not send, as runs of at most 128 MiB, given out one by one. For many threads.
final class ZeroRanges {
    /// A run of bytes of the disk; without length when there is no more.
    record Range(long start, long length) {}

    private final BlockPlan plan;
    private final long end;
    private long at;
    private int index;

    /// @param end the size of the disk to be zeroed, which may be larger than the plan's
    ZeroRanges(BlockPlan plan, long end) {
        this.plan = plan;
        this.end = end;
    }

    synchronized Range next() {
        skipData();
        long start = at;
        at = Math.min(nextData(), start + ImageClient.MAX_ZERO);
        return new Range(start, at - start);
    }

    private void skipData() {
        while (index < plan.count()) {
            long in = at - plan.offset(index);
            if (in < 0) {
                return;
            }
            int bit = (int) Math.min(in / plan.granule(), Long.SIZE);
            int run = bit >= plan.perBlock() ? 0 : Long.numberOfTrailingZeros(~(plan.data(index) >>> bit));
            if (run > 0) {
                at = plan.offset(index) + Math.min((long) (bit + run) * plan.granule(), plan.length(index));
            }
            if (at < plan.offset(index) + plan.length(index)) {
                return;
            }
            index++;
        }
    }

    /// Where the next data begins, or the end.
    private long nextData() {
        for (int i = index; i < plan.count(); i++) {
            long from = Math.max(0, at - plan.offset(i));
            if (from >= plan.length(i)) {
                continue;
            }
            int bit = (int) (from / plan.granule());
            long rest = plan.data(i) >>> bit;
            if (rest != 0) {
                return plan.offset(i) + (long) (bit + Long.numberOfTrailingZeros(rest)) * plan.granule();
            }
        }
        return end;
    }
}
