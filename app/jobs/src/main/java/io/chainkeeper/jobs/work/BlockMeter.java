package io.chainkeeper.jobs.work;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSet;
import io.chainkeeper.images.DiskCells;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// The meter of an image that is read block by block: blocks without data cost nothing, and the image's tables say
/// beforehand which those are.
public final class BlockMeter implements Meter {
    private static final int BLOCK = BlockDigests.BLOCK_SIZE;

    private final DiskCells cells;
    private final BlockSet data;
    private final long toMove;
    private final LongAdder moved = new LongAdder();
    private final LongAdder zero = new LongAdder();

    private BlockMeter(DiskCells cells, BlockSet data, long toMove) {
        this.cells = cells;
        this.data = data;
        this.toMove = toMove;
    }

    /// Surveys an image, through its whole chain.
    public static BlockMeter of(DiskImage image) throws IOException {
        long size = image.virtualSize();
        DiskCells cells = new DiskCells(size, DiskCells.Kind.ZERO);
        BlockSet data = BlockSet.of(size);
        for (long at = 0; at < size; ) {
            Extent extent = image.extentAt(at, size - at);
            if (extent.kind() == Extent.Kind.DATA) {
                cells.expectData(extent.start(), extent.length());
                for (long block = extent.start() / BLOCK; block * BLOCK < extent.end(); block++) {
                    data.add(block);
                }
            }
            at = extent.end();
        }
        long toMove = data.blocks().map(block -> length(size, block)).sum();
        return new BlockMeter(cells, data, toMove);
    }

    private static long length(long size, long block) {
        return Math.min(BLOCK, size - block * BLOCK);
    }

    /// A block is done.
    ///
    /// @param start  where it begins, in bytes
    /// @param length in bytes
    public void done(long start, long length) {
        if (data.contains(start / BLOCK)) {
            moved.add(length);
            cells.moved(start, length);
        } else {
            zero.add(length);
        }
    }

    @Override
    public long moved() {
        return moved.sum();
    }

    @Override
    public long toMove() {
        return toMove;
    }

    @Override
    public long zero() {
        return zero.sum();
    }

    @Override
    public Optional<DiskCells> cells() {
        return Optional.of(cells);
    }
}
