package io.chainkeeper.desktop.pictures;

import io.chainkeeper.jobs.run.BlockMap;

/// What a block map says in figures.
///
/// @param copied    how much of the data has moved, from 0 to 1; 1 when there is none
/// @param data      part of the disk that is data, from 0 to 1
/// @param zero      part that is zero
/// @param unchanged part that is as it was
/// @param unknown   part that nobody has asked for yet
record BlockTally(double copied, double data, double zero, double unchanged, double unknown) {
    static BlockTally of(BlockMap map) {
        double[] parts = new double[BlockMap.Kind.values().length];
        double moved = 0;
        for (int cell = 0; cell < map.cells(); cell++) {
            BlockMap.Kind kind = map.kind(cell);
            parts[kind.ordinal()]++;
            if (kind == BlockMap.Kind.DATA) {
                moved += map.filled(cell);
            }
        }
        double cells = Math.max(1, map.cells());
        double data = parts[BlockMap.Kind.DATA.ordinal()];
        return new BlockTally(
                data == 0 ? 1 : moved / data,
                data / cells,
                parts[BlockMap.Kind.ZERO.ordinal()] / cells,
                parts[BlockMap.Kind.UNCHANGED.ordinal()] / cells,
                parts[BlockMap.Kind.UNKNOWN.ordinal()] / cells);
    }

    /// Whether nothing is known of the disk yet.
    boolean empty() {
        return data + zero + unchanged == 0;
    }
}
