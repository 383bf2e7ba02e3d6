package io.chainkeeper.transfer;

import java.util.function.BooleanSupplier;

/// Where a server's disk may hold something else than zeroes: only there must it be zeroed. A new disk holds nothing.
final class Occupied {
    private final long size;
    private final BlockPlan held;
    private final boolean everywhere;

    private Occupied(long size, BlockPlan held, boolean everywhere) {
        this.size = size;
        this.held = held;
        this.everywhere = everywhere;
    }

    /// As the server tells it; everywhere, if it doesn't.
    static Occupied asked(ImageClient server, BooleanSupplier cancelled) throws TransferException {
        if (!server.options().extents()) {
            return everywhere(server.size(cancelled));
        }
        BlockPlan held = new BlockPlan(ExtentList.MAX_SIZE, BlockPlan.GRANULE);
        server.extents(
                Context.ZERO,
                extent -> {
                    if (!extent.zero()) {
                        held.addData(extent.start(), extent.end());
                    }
                },
                cancelled);
        return new Occupied(server.size(cancelled), held, false);
    }

    /// A disk of which nothing is known.
    static Occupied everywhere(long size) {
        return new Occupied(size, new BlockPlan(size, BlockPlan.GRANULE), true);
    }

    /// Of the disk, in bytes.
    long size() {
        return size;
    }

    /// The first byte from `from` on that may be something else than zero; `end` when there is none before.
    long first(long from, long end) {
        return everywhere ? from : Math.clamp(held.nextData(from), from, end);
    }

    /// Behind the last such byte before `end`; `from` when there is none from there on.
    long last(long from, long end) {
        return everywhere ? end : Math.clamp(held.lastData(end), from, end);
    }
}
