package io.chainkeeper.desktop.gallery;

import io.chainkeeper.jobs.run.BlockMap;
import java.util.Random;

/// Disks that never change.
final class BlockSamples {
    private static final long GIB = 1L << 30;

    private BlockSamples() {}

    static BlockMap of(Sample sample) {
        return switch (sample) {
            case NOTHING -> map(4 * GIB, 256, 0, BlockMap.Kind.UNKNOWN);
            case FEW -> map(2 * GIB, 64, 0.4, BlockMap.Kind.ZERO);
            case MANY -> map(40 * GIB, 1024, 0.62, BlockMap.Kind.UNCHANGED);
            case EXTREME -> map(8192 * GIB, BlockMap.MOST_CELLS, 0.3, BlockMap.Kind.UNCHANGED);
        };
    }

    /// Data in clumps, as file systems have them, copied from the beginning up to a part of the disk.
    ///
    /// @param rest what is not data
    private static BlockMap map(long size, int cells, double copied, BlockMap.Kind rest) {
        byte[] kinds = new byte[cells];
        byte[] percent = new byte[cells];
        Random random = new Random(cells);
        BlockMap.Kind kind = rest;
        for (int cell = 0; cell < cells; cell++) {
            if (rest != BlockMap.Kind.UNKNOWN && random.nextInt(7) == 0) {
                kind = next(random, rest);
            }
            kinds[cell] = (byte) kind.ordinal();
            double done = Math.clamp((copied - (double) cell / cells) * 40 + 0.5, 0, 1);
            percent[cell] = (byte) (kind == BlockMap.Kind.DATA ? 100 * done : 0);
        }
        return BlockMap.of(size, Math.max(1, size / cells), kinds, percent);
    }

    private static BlockMap.Kind next(Random random, BlockMap.Kind rest) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> BlockMap.Kind.DATA;
            case 2 -> BlockMap.Kind.ZERO;
            default -> rest;
        };
    }
}
