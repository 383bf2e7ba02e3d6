package io.chainkeeper.transfer;

/// Everything that a plan does not send and that the disk does not know to be zero, as runs of at
/// most 128 MiB, given out one by one. For many threads.
///
/// Where some of a gap between data is zero already, the gap is still one run from its first occupied byte to its last:
/// an order for what is zero costs less than another order.
final class ZeroRanges {
    /// A run of bytes of the disk; without length when there is no more.
    record Range(long start, long length) {}

    private final BlockPlan plan;
    private final Occupied disk;
    private long at;
    private long end;
    private long gap;

    /// @param disk to be zeroed, which may be larger than the plan's
    ZeroRanges(BlockPlan plan, Occupied disk) {
        this.plan = plan;
        this.disk = disk;
    }

    synchronized Range next() {
        while (at == end && gap < disk.size()) {
            nextGap();
        }
        long length = Math.min(end - at, ImageClient.MAX_ZERO);
        Range range = new Range(at, length);
        at += length;
        return range;
    }

    private void nextGap() {
        long begin = plan.dataEnd(gap);
        gap = Math.min(disk.size(), plan.nextData(begin));
        at = begin == gap ? gap : disk.first(begin, gap);
        end = begin == gap ? gap : Math.max(at, disk.last(begin, gap));
    }
}
