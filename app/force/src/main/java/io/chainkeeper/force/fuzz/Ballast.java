package io.chainkeeper.force.fuzz;

import java.util.ArrayList;
import java.util.List;

/// Fills the heap but for a given room, so that whatever needs more runs out of it, whatever the rest of the program
/// (a fuzzer with its instruments) needs for itself.
final class Ballast {
    private static final int STONE = 256 << 10;

    private Ballast() {}

    /// @param bytes that stay free
    /// @return what must be held as long as the room is to stay small
    static byte[][] leaving(long bytes) {
        Runtime heap = Runtime.getRuntime();
        System.gc();
        List<byte[]> stones = new ArrayList<>();
        long toFill = heap.maxMemory() - (heap.totalMemory() - heap.freeMemory()) - bytes;
        for (long filled = 0; filled < toFill; filled += STONE) {
            stones.add(new byte[STONE]);
        }
        return stones.toArray(byte[][]::new);
    }
}
