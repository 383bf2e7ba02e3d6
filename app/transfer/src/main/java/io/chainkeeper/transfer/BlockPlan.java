package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskCells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which parts of a disk have to be moved, block by block.
///
/// Each block of 4 MiB that has anything at all gets two words of 64 bits, a bit per granule: what must travel, and
/// what becomes zeroes. A granule is 64 KiB, or the target's cluster if that is larger. So ten million extents of a
/// few KiB need no more room than a hundred: 24 bytes per block, 6 MiB for a disk of 1 TiB full of data.
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
    private long[] blocks = new long[64];
    private long[] data = new long[64];
    private long[] zero = new long[64];
    private int count;

    /// @param clusterSize of the target, in bytes, a power of two from 512 bytes to 2 MiB
    BlockPlan(long diskSize, int clusterSize) {
        this.diskSize = diskSize;
        this.granule = Math.max(GRANULE, clusterSize);
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
        return count;
    }

    /// The block's number on the disk.
    ///
    /// @param index 0 to `count()` - 1
    long block(int index) {
        return blocks[index];
    }

    /// The block's first byte on the disk.
    long offset(int index) {
        return blocks[index] * BLOCK;
    }

    /// The block's length in bytes; only the disk's last block is shorter than the others.
    int length(int index) {
        return (int) Math.min(BLOCK, diskSize - offset(index));
    }

    /// What must travel, a bit per granule.
    long data(int index) {
        return data[index];
    }

    /// What becomes zeroes without travelling, a bit per granule. What also holds data travels.
    long zero(int index) {
        return zero[index] & ~data[index];
    }

    /// Data, rounded out to whole granules. Must come in ascending order with the zeroes.
    void addData(long start, long end) {
        mark(start / granule, ceilGranule(end), true);
    }

    /// Zeroes, rounded in; granules that are only partly zero travel, since the rest of them is unknown.
    void addZero(long start, long end) {
        long firstWhole = ceilGranule(start);
        long lastWhole = end == diskSize ? ceilGranule(end) : end / granule;
        if (firstWhole > start / granule) {
            mark(start / granule, firstWhole, true);
        }
        mark(firstWhole, lastWhole, false);
        if (lastWhole >= firstWhole && lastWhole < ceilGranule(end)) {
            mark(lastWhole, ceilGranule(end), true);
        }
    }

    private long ceilGranule(long offset) {
        return (offset + granule - 1) / granule;
    }

    private void mark(long from, long to, boolean isData) {
        int perBlock = BLOCK / granule;
        for (long at = from; at < to; ) {
            long block = at / perBlock;
            long stop = Math.min(to, (block + 1) * perBlock);
            long bits = bits((int) (at % perBlock), (int) (stop - at));
            int index = entry(block);
            if (isData) {
                data[index] |= bits;
            } else {
                zero[index] |= bits;
            }
            at = stop;
        }
    }

    private int entry(long block) {
        if (count > 0 && blocks[count - 1] == block) {
            return count - 1;
        }
        if (count > 0 && blocks[count - 1] > block) {
            throw new IllegalArgumentException("block " + block + " after block " + blocks[count - 1]);
        }
        if (count == blocks.length) {
            int larger = Math.multiplyExact(count, 2);
            blocks = Arrays.copyOf(blocks, larger);
            data = Arrays.copyOf(data, larger);
            zero = Arrays.copyOf(zero, larger);
        }
        blocks[count] = block;
        data[count] = 0;
        zero[count] = 0;
        return count++;
    }

    /// `length` bits from bit `first` on.
    static long bits(int first, int length) {
        return length == Long.SIZE ? -1L : ((1L << length) - 1) << first;
    }

    /// What is asked of the server for a block: the data, and small gaps between data, also those that reach into the
    /// neighbouring block.
    long asked(int index) {
        int gap = RangeCosts.GAP / granule;
        long all = bridged(data[index], gap);
        if (all == 0) {
            return 0;
        }
        int before = Long.numberOfTrailingZeros(all);
        if (before > 0 && before + emptyEnd(index - 1, blocks[index] - 1) <= gap) {
            all |= bits(0, before);
        }
        int behind = emptyEnd(index, blocks[index]);
        if (behind > 0 && behind + emptyBegin(index + 1, blocks[index] + 1) <= gap) {
            all |= bits(perBlock() - behind, behind);
        }
        return all;
    }

    /// How many granules at the end of a block hold no data; more than any gap when there is no such block in the plan.
    private int emptyEnd(int index, long block) {
        boolean found = index >= 0 && blocks[index] == block && data[index] != 0;
        return found ? perBlock() - Long.SIZE + Long.numberOfLeadingZeros(data[index]) : Long.SIZE;
    }

    private int emptyBegin(int index, long block) {
        boolean found = index < count && blocks[index] == block && data[index] != 0;
        return found ? Long.numberOfTrailingZeros(data[index]) : Long.SIZE;
    }

    /// The ranges that bring some blocks of the plan, across their borders.
    ///
    /// @param first index of the first block
    /// @param end   index behind the last one
    List<ByteRange> ranges(int first, int end) {
        List<ByteRange> ranges = new ArrayList<>();
        for (int i = first; i < end; i++) {
            forEachSpan(i, asked(i), (start, length) -> {
                ByteRange last = ranges.isEmpty() ? null : ranges.getLast();
                if (last != null && last.end() == start) {
                    ranges.set(ranges.size() - 1, new ByteRange(last.offset(), last.length() + length));
                } else {
                    ranges.add(new ByteRange(start, length));
                }
            });
        }
        return ranges;
    }

    private static long bridged(long bits, int gap) {
        long all = bits;
        for (int at = Long.numberOfTrailingZeros(bits); at < Long.SIZE; ) {
            int end = at + runLength(bits, at);
            int next = end >= Long.SIZE ? Long.SIZE : end + Long.numberOfTrailingZeros(bits >>> end);
            if (next < Long.SIZE && next - end <= gap) {
                all |= bits(end, next - end);
            }
            at = next;
        }
        return all;
    }

    private static int runLength(long bits, int at) {
        return Long.numberOfTrailingZeros(~(bits >>> at));
    }

    /// Where data begin at `from` or behind it; [Long#MAX_VALUE] when there are none.
    long nextData(long from) {
        for (int i = indexOf(from); from < diskSize && i < count; i++) {
            int bit = (int) (Math.max(0, from - offset(i)) / granule);
            long rest = bit >= Long.SIZE ? 0 : data[i] >>> bit;
            if (rest != 0) {
                return Math.max(from, offset(i) + (long) (bit + Long.numberOfTrailingZeros(rest)) * granule);
            }
        }
        return Long.MAX_VALUE;
    }

    /// Where the data that `from` lies in end; `from` itself when it lies in none.
    long dataEnd(long from) {
        long at = from;
        for (int i = indexOf(from); i < count && offset(i) <= at && at < offset(i) + BLOCK; i++) {
            int bit = (int) ((at - offset(i)) / granule);
            int run = Math.min(runLength(data[i], bit), perBlock() - bit);
            at = run == 0 ? at : Math.min(offset(i) + (long) (bit + run) * granule, diskSize);
            if (at < offset(i) + BLOCK) {
                return at;
            }
        }
        return at;
    }

    /// Behind the last data before `end`; 0 when there are none.
    long lastData(long end) {
        for (int i = Math.min(count - 1, indexOf(end)); i >= 0; i--) {
            long within = Math.min(Math.ceilDiv(Math.max(0, end - offset(i)), granule), perBlock());
            long before = within == 0 ? 0 : data[i] & bits(0, (int) within);
            if (before != 0) {
                return Math.min(end, offset(i) + (long) (Long.SIZE - Long.numberOfLeadingZeros(before)) * granule);
            }
        }
        return 0;
    }

    /// The first block of the plan that ends behind `offset`.
    private int indexOf(long offset) {
        int found = Arrays.binarySearch(blocks, 0, count, offset / BLOCK);
        return found < 0 ? -found - 1 : found;
    }

    /// The cells of a disk of which all requests and zeroes of this plan are to be dealt with.
    ///
    /// @param full whether what is in no list reads as zeroes, instead of being as it was
    DiskCells cells(boolean full) {
        DiskCells cells = new DiskCells(diskSize, full ? DiskCells.Kind.ZERO : DiskCells.Kind.UNCHANGED);
        for (int i = 0; i < count; i++) {
            forEachSpan(i, asked(i), cells::expectData);
            forEachSpan(i, zero(i), cells::expectZero);
        }
        return cells;
    }

    /// The cells of a disk that gets the data of this plan.
    ///
    /// @param size of that disk, which may be larger than the plan's
    DiskCells cellsOfData(long size) {
        DiskCells cells = new DiskCells(size, DiskCells.Kind.ZERO);
        for (int i = 0; i < count; i++) {
            forEachSpan(i, data[i], cells::expectData);
        }
        return cells;
    }

    private interface Span {
        void take(long start, long length);
    }

    private void forEachSpan(int index, long bits, Span span) {
        for (int at = Long.numberOfTrailingZeros(bits); at < Long.SIZE; ) {
            int end = Math.min(Long.SIZE, at + runLength(bits, at));
            long start = (long) at * granule;
            span.take(offset(index) + start, Math.min((long) end * granule, length(index)) - start);
            at = end >= Long.SIZE ? Long.SIZE : end + Long.numberOfTrailingZeros(bits >>> end);
        }
    }

    /// All bytes that travel.
    long bytesToMove() {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += bytes(i, asked(i));
        }
        return bytes;
    }

    /// All bytes that hold data.
    long dataBytes() {
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            bytes += bytes(i, data[i]);
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
