package io.chainkeeper.jobs.run;

import java.util.Arrays;

/// A disk as a row of equal cells: what lies in each, and how much of what must move has moved.
///
/// A cell stands for whole blocks of 4 MiB; large disks are folded, so that a map never has more than
/// [#MOST_CELLS] cells. Where a cell has several kinds of content, the one that costs most names it: data before
/// zeroes before unchanged.
public final class BlockMap {
    /// Cells of the largest map.
    public static final int MOST_CELLS = 2048;

    private static final Kind[] KINDS = Kind.values();

    private final long diskSize;
    private final long cellBytes;
    private final byte[] kinds;
    private final byte[] percent;

    /// What lies in a cell. The order is part of [#kinds()].
    public enum Kind {
        /// Nobody has asked yet.
        UNKNOWN,
        /// Bytes that must move.
        DATA,
        /// Reads as zeroes, which costs no transfer.
        ZERO,
        /// As it was at the last point, and so not moved.
        UNCHANGED
    }

    private BlockMap(long diskSize, long cellBytes, byte[] kinds, byte[] percent) {
        this.diskSize = diskSize;
        this.cellBytes = cellBytes;
        this.kinds = kinds;
        this.percent = percent;
    }

    /// A map; the arrays are copied.
    ///
    /// @param diskSize  in bytes
    /// @param cellBytes bytes of each cell but the last, at least 1
    /// @param kinds     per cell the ordinal of its [Kind]
    /// @param percent   per cell how much of its data or zeroes is done, 0 to 100
    public static BlockMap of(long diskSize, long cellBytes, byte[] kinds, byte[] percent) {
        if (diskSize < 0 || cellBytes < 1 || kinds.length != percent.length || kinds.length > MOST_CELLS) {
            throw new IllegalArgumentException(diskSize + " bytes in " + kinds.length + " and " + percent.length
                    + " cells of " + cellBytes + " bytes");
        }
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] < 0 || kinds[i] >= KINDS.length || percent[i] < 0 || percent[i] > 100) {
                throw new IllegalArgumentException("cell " + i + ": kind " + kinds[i] + ", " + percent[i] + " %");
            }
        }
        return new BlockMap(diskSize, cellBytes, kinds.clone(), percent.clone());
    }

    /// The disk's size as the guest sees it, in bytes.
    public long diskSize() {
        return diskSize;
    }

    /// Bytes of each cell but the last, which may have fewer.
    public long cellBytes() {
        return cellBytes;
    }

    /// How many cells there are.
    public int cells() {
        return kinds.length;
    }

    /// What lies in a cell.
    ///
    /// @param cell 0 to `cells()` - 1
    public Kind kind(int cell) {
        return KINDS[kinds[cell]];
    }

    /// How much of a cell's data or zeroes is done, from 0 to 1.
    public double filled(int cell) {
        return percent[cell] / 100.0;
    }

    /// Per cell the ordinal of its kind; a copy.
    public byte[] kinds() {
        return kinds.clone();
    }

    /// Per cell how much is done, 0 to 100; a copy.
    public byte[] percent() {
        return percent.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockMap map
                && diskSize == map.diskSize
                && cellBytes == map.cellBytes
                && Arrays.equals(kinds, map.kinds)
                && Arrays.equals(percent, map.percent);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kinds) + Arrays.hashCode(percent);
    }

    @Override
    public String toString() {
        return cells() + " cells of " + cellBytes + " bytes";
    }
}
