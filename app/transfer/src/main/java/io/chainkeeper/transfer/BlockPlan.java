package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskCells;
import java.io.IOException;

/// Which parts of a disk have to be moved, block by block.
///
/// Each block of 4 MiB that has anything at all has two words of 64 bits, a bit per granule: what
/// must travel, and what becomes zeroes. A granule is 64 KiB, or the target's cluster if that is
/// larger. [BlockBits] keep them as runs: ten million extents need some 20 MiB, wherever they lie.
///
/// The whole list of extents is folded into the plan before the first byte moves. That is not for convenience: a
/// server cuts a client that stops reading its list for long, and one that allows a single connection could not
/// serve list and data at once. It also makes the bytes to move known from the beginning.
final class BlockPlan {
    /// The smallest unit, in bytes: the default cluster of qcow2.
    static final int GRANULE = 64 << 10;

    private static final int BLOCK = BlockDigests.BLOCK_SIZE;

    private final long diskSize;
    private final int granule;
    private final BlockBits bits;

    /// @param clusterSize of the target, in bytes, a power of two from 512 bytes to 2 MiB
    BlockPlan(long diskSize, int clusterSize) {
        this.diskSize = diskSize;
        this.granule = Math.max(GRANULE, clusterSize);
        this.bits = new BlockBits(BLOCK / granule);
    }

    /// Bytes of a granule.
    int granule() {
        return granule;
    }

    /// Granules of a block.
    int perBlock() {
        return BLOCK / granule;
    }

    /// Blocks that have anything.
    int count() {
        return bits.count();
    }

    /// The block's number on the disk.
    ///
    /// @param index 0 to `count()` - 1
    long block(int index) {
        return bits.block(index);
    }

    /// The block's first byte on the disk.
    long offset(int index) {
        return block(index) * BLOCK;
    }

    /// The block's length in bytes; only the disk's last block is shorter than the others.
    int length(int index) {
        return (int) Math.min(BLOCK, diskSize - offset(index));
    }

    /// What must travel, a bit per granule.
    long data(int index) {
        return bits.data(index);
    }

    /// What becomes zeroes without travelling, a bit per granule. What also holds data travels.
    long zero(int index) {
        return bits.zero(index);
    }

    /// Data, rounded out to whole granules. Must come in ascending order with the zeroes.
    void addData(long start, long end) {
        bits.add(start / granule, ceilGranule(end), true);
    }

    /// Zeroes, rounded in; granules that are only partly zero travel, since the rest of them is unknown.
    void addZero(long start, long end) {
        long firstWhole = ceilGranule(start);
        long lastWhole = end == diskSize ? ceilGranule(end) : end / granule;
        if (firstWhole > start / granule) {
            bits.add(start / granule, firstWhole, true);
        }
        bits.add(firstWhole, lastWhole, false);
        if (lastWhole >= firstWhole && lastWhole < ceilGranule(end)) {
            bits.add(lastWhole, ceilGranule(end), true);
        }
    }

    private long ceilGranule(long offset) {
        return (offset + granule - 1) / granule;
    }

    /// `length` bits from bit `first` on.
    static long bits(int first, int length) {
        return length == Long.SIZE ? -1L : ((1L << length) - 1) << first;
    }

    static int runLength(long bits, int at) {
        return Long.numberOfTrailingZeros(~(bits >>> at));
    }

    /// Where data begin at `from` or behind it; [Long#MAX_VALUE] when there are none.
    long nextData(long from) {
        for (int i = indexOf(from); from < diskSize && i < count(); i++) {
            int bit = (int) (Math.max(0, from - offset(i)) / granule);
            long rest = bit >= Long.SIZE ? 0 : data(i) >>> bit;
            if (rest != 0) {
                return Math.max(from, offset(i) + (long) (bit + Long.numberOfTrailingZeros(rest)) * granule);
            }
        }
        return Long.MAX_VALUE;
    }

    /// Where the data that `from` lies in end; `from` itself when it lies in none.
    long dataEnd(long from) {
        long at = from;
        for (int i = indexOf(from); i < count() && offset(i) <= at && at < offset(i) + BLOCK; i++) {
            int bit = (int) ((at - offset(i)) / granule);
            int run = Math.min(runLength(data(i), bit), perBlock() - bit);
            at = run == 0 ? at : Math.min(offset(i) + (long) (bit + run) * granule, diskSize);
            if (at < offset(i) + BLOCK) {
                return at;
            }
        }
        return at;
    }

    /// Behind the last data before `end`; 0 when there are none.
    long lastData(long end) {
        for (int i = Math.min(count() - 1, indexOf(end)); i >= 0; i--) {
            long within = Math.min(Math.ceilDiv(Math.max(0, end - offset(i)), granule), perBlock());
            long before = within == 0 ? 0 : data(i) & bits(0, (int) within);
            if (before != 0) {
                return Math.min(end, offset(i) + (long) (Long.SIZE - Long.numberOfLeadingZeros(before)) * granule);
            }
        }
        return 0;
    }

    /// The first block of the plan that ends behind `offset`.
    private int indexOf(long offset) {
        return bits.indexOf(offset / BLOCK);
    }

    /// The cells of a disk that gets the data of this plan.
    ///
    /// @param size of that disk, which may be larger than the plan's
    DiskCells cellsOfData(long size) {
        DiskCells cells = new DiskCells(size, DiskCells.Kind.ZERO);
        for (int i = 0; i < count(); i++) {
            forEachSpan(i, data(i), cells::expectData);
        }
        return cells;
    }

    /// The cells of a disk of which all data and zeroes of the plan are to be dealt with.
    ///
    /// @param full whether what is in no list reads as zeroes, instead of being as it was
    DiskCells cells(boolean full) {
        DiskCells cells = new DiskCells(diskSize, full ? DiskCells.Kind.ZERO : DiskCells.Kind.UNCHANGED);
        for (int i = 0; i < count(); i++) {
            forEachSpan(i, data(i), cells::expectData);
            forEachSpan(i, zero(i), cells::expectZero);
        }
        return cells;
    }

    /// Takes one run of granules, in bytes of the disk.
    interface Span {
        void take(long start, long length);
    }

    /// Calls `span` for each run of set bits, in ascending order.
    void forEachSpan(int index, long bits, Span span) {
        for (int at = Long.numberOfTrailingZeros(bits); at < Long.SIZE; ) {
            int end = Math.min(Long.SIZE, at + runLength(bits, at));
            long start = (long) at * granule;
            span.take(offset(index) + start, Math.min((long) end * granule, length(index)) - start);
            at = end >= Long.SIZE ? Long.SIZE : end + Long.numberOfTrailingZeros(bits >>> end);
        }
    }

    /// All bytes that hold data.
    long dataBytes() {
        long bytes = 0;
        for (int i = 0; i < count(); i++) {
            bytes += bytes(i, data(i));
        }
        return bytes;
    }

    /// How many bytes the granules of a block have; the disk's last one may be short.
    long bytes(int index, long bits) {
        long bytes = (long) Long.bitCount(bits) * granule;
        int last = (length(index) - 1) / granule;
        boolean hasShort = length(index) % granule != 0 && (bits >>> last & 1) != 0;
        return hasShort ? bytes - granule + length(index) % granule : bytes;
    }

    /// Takes one run of granules, in bytes from the beginning of the block.
    interface Run {
        void take(int start, int length) throws IOException;
    }

    /// Calls `run` for each run of set bits, in ascending order.
    void forEachRun(int index, long bits, Run run) throws IOException {
        for (int at = Long.numberOfTrailingZeros(bits); at < Long.SIZE; ) {
            int end = Math.min(Long.SIZE, at + runLength(bits, at));
            int start = at * granule;
            run.take(start, Math.min(end * granule, length(index)) - start);
            at = end >= Long.SIZE ? Long.SIZE : end + Long.numberOfTrailingZeros(bits >>> end);
        }
    }
}
