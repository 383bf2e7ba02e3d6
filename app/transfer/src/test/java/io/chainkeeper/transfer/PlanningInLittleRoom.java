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
        new ExtentList(Context.DIRTY, extent -> {
                    if (extent.dirty() && extent.zero()) {
                        plan.addZero(extent.start(), extent.end());
                    } else if (extent.dirty()) {
                        plan.addData(extent.start(), extent.end());
                    }
                })
                .read(list);
        boolean cells = plan.cells(false).count() > 0;
        System.out.println(list.dataBytes() + " " + plan.dataBytes() + " " + cells);
        System.out.println(givenOut(plan));
    }

    /// @return bytes of data in the stretches, and bytes of the ranges that bring them
    private static String givenOut(BlockPlan plan) {
        Stretches stretches = new Stretches(plan, 4);
        long data = 0;
        long asked = 0;
        for (var next = stretches.next(RangeCosts.LONGEST_STRETCH);
                !next.isEmpty();
                next = stretches.next(RangeCosts.LONGEST_STRETCH)) {
            for (int i = next.first(); i < next.end(); i++) {
                data += plan.bytes(i, plan.data(i));
            }
            for (ByteRange range : new RangePlan(plan, next, RangeCosts.GAP).ranges()) {
                asked += range.length();
            }
        }
        return data + " " + asked;
    }
}
