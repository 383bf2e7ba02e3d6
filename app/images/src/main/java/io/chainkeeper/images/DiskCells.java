package io.chainkeeper.images;

import java.util.concurrent.atomic.AtomicLongArray;

/// A disk folded into at most 2,048 equal cells, which fill while its bytes move. For many threads.
///
/// Cells have the smallest power of two of bytes that keeps them few, from 64 KiB on: 4 GiB on a disk of 8 TiB.
/// Counting is an addition per touched cell and allocates nothing, so that workers may count every range; whoever
/// is curious takes the [kinds][#kinds()] and [percentages][#percent()] from time to time.
public final class DiskCells {
    /// Most cells that a disk is folded into.
    public static final int MOST = 2048;

    private static final int SMALLEST_SHIFT = 16;

    private final long diskSize;
    private final int shift;
    private final Kind rest;
    private final AtomicLongArray data;
    private final AtomicLongArray zero;
    private final AtomicLongArray dataDone;
    private final AtomicLongArray zeroDone;

    /// What lies in a cell.
    public enum Kind {
        /// Not known yet.
        UNKNOWN,
        /// Bytes that must move.
        DATA,
        /// Reads as zeroes.
        ZERO,
        /// As it was before, and so left alone.
        UNCHANGED
    }

    /// A disk of which nothing has been said yet.
    ///
    /// @param diskSize in bytes
    /// @param rest     what lies where neither data nor zeroes are announced
    public DiskCells(long diskSize, Kind rest) {
        this.diskSize = diskSize;
        this.rest = rest;
        int bits = SMALLEST_SHIFT;
        while (Math.ceilDiv(diskSize, 1L << bits) > MOST) {
            bits++;
        }
        this.shift = bits;
        int cells = (int) Math.ceilDiv(diskSize, 1L << bits);
        this.data = new AtomicLongArray(cells);
        this.zero = new AtomicLongArray(cells);
        this.dataDone = new AtomicLongArray(cells);
        this.zeroDone = new AtomicLongArray(cells);
    }

    /// The disk's size in bytes.
    public long diskSize() {
        return diskSize;
    }

    /// Bytes of each cell but the last, which may have fewer.
    public long cellBytes() {
        return 1L << shift;
    }

    /// How many cells there are.
    public int count() {
        return data.length();
    }

    /// Announces data: it must move.
    public void expectData(long start, long length) {
        add(data, start, length);
    }

    /// Announces zeroes that something must be done about.
    public void expectZero(long start, long length) {
        add(zero, start, length);
    }

    /// Data has moved.
    public void moved(long start, long length) {
        add(dataDone, start, length);
    }

    /// Data that had moved has to move again.
    public void movedBack(long start, long length) {
        add(dataDone, start, length, -1);
    }

    /// Zeroes are dealt with.
    public void zeroed(long start, long length) {
        add(zeroDone, start, length);
    }

    /// Nothing is done any more; what was announced stays.
    public void restart() {
        for (int i = 0; i < count(); i++) {
            dataDone.set(i, 0);
            zeroDone.set(i, 0);
        }
    }

    private void add(AtomicLongArray to, long start, long length) {
        add(to, start, length, 1);
    }

    private void add(AtomicLongArray to, long start, long length, int sign) {
        long end = Math.min(start + length, diskSize);
        for (long at = start; at < end; ) {
            int cell = (int) (at >> shift);
            long stop = Math.min(end, (long) (cell + 1) << shift);
            to.addAndGet(cell, sign * (stop - at));
            at = stop;
        }
    }

    /// Per cell the ordinal of its [Kind]: data before zeroes before the rest.
    public byte[] kinds() {
        byte[] kinds = new byte[count()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) kind(i).ordinal();
        }
        return kinds;
    }

    private Kind kind(int cell) {
        return data.get(cell) > 0 ? Kind.DATA : zero.get(cell) > 0 ? Kind.ZERO : rest;
    }

    /// Per cell how much of what names it is done, from 0 to 100; 100 also where there is nothing to do.
    public byte[] percent() {
        byte[] percent = new byte[count()];
        for (int i = 0; i < percent.length; i++) {
            percent[i] = (byte)
                    switch (kind(i)) {
                        case UNKNOWN -> 0;
                        case UNCHANGED -> 100;
                        case DATA -> part(dataDone.get(i), data.get(i));
                        case ZERO -> zero.get(i) == 0 ? 100 : part(zeroDone.get(i), zero.get(i));
                    };
        }
        return percent;
    }

    /// A cell is full only when all of it is done.
    private static int part(long done, long all) {
        return Math.clamp(done * 100 / all, 0, 100);
    }
}
