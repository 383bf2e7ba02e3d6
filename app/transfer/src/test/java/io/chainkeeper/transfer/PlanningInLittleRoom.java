package io.chainkeeper.transfer;

/// Plans a download of as many extents as there may be, as a program of its own, so that its heap can be bounded.
final class PlanningInLittleRoom {
    private PlanningInLittleRoom() {}

    /// Prints how much data was listed, planned and given out.
    ///
    /// @param arguments the seed
    public static void main(String[] arguments) throws Exception {
        var list = new ScatteredExtents(Long.parseLong(arguments[0]), ExtentList.MAX_EXTENTS);
        BlockPlan plan = new BlockPlan(ExtentList.MAX_SIZE, BlockPlan.GRANULE);
        long size = new ExtentList(Context.DIRTY, extent -> {
                    if (extent.dirty() && extent.zero()) {
                        plan.addZero(extent.start(), extent.end());
                    } else if (extent.dirty()) {
                        plan.addData(extent.start(), extent.end());
                    }
                })
                .read(list);
        RangePlan ranges = new RangePlan(plan);
        boolean cells = ranges.cells(size, false).count() > 0;
        System.out.println(list.dataBytes() + " " + plan.dataBytes() + " " + cells);
        System.out.println(ranges.bytesToMove() + " " + givenOut(ranges));
    }

    private static long givenOut(RangePlan ranges) {
        Stretches stretches = new Stretches(ranges, 4);
        long bytes = 0;
        for (var next = stretches.next(RangeCosts.LONGEST_STRETCH);
                !next.isEmpty();
                next = stretches.next(RangeCosts.LONGEST_STRETCH)) {
            for (ByteRange range : ranges.ranges(next.first(), next.end())) {
                bytes += range.length();
            }
        }
        return bytes;
    }
}
