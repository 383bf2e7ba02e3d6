package io.chainkeeper.transfer;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// For each block that has anything: its number, and a bit per granule for data and for zeroes.
///
/// Kept as the runs that were added ([RunLog]), so that it grows with their number and never with the size of the
/// disk: ten million runs need some 20 MiB wherever they lie, one run over a PiB needs a few. A page of
/// neighbouring blocks is made into bits when it is asked for, and the last few pages stay at hand.
///
/// For one thread while it changes, then for many.
final class BlockBits {
    /// Blocks of a page.
    private static final int PAGE = 1024;

    /// Pages at hand: all workers of a transfer are at work on neighbouring ones.
    private static final int AT_HAND = 16;

    private final int perBlock;
    private final RunLog log = new RunLog();
    private final Words pagePosition = new Words();
    private final Words pageGranule = new Words();
    private final Words pageBlock = new Words();
    private final AtomicReferenceArray<@Nullable Page> atHand = new AtomicReferenceArray<>(AT_HAND);
    private volatile boolean anyAtHand;
    private int count;
    private long lastBlock = -1;
    // The last run is not in the log yet: what comes next may go on with it.
    private long from;
    private long to;
    private boolean isData;

    /// @param perBlock granules of a block, at most 64
    BlockBits(int perBlock) {
        this.perBlock = perBlock;
    }

    /// Blocks that have anything.
    int count() {
        return count;
    }

    /// The number of a block on the disk.
    ///
    /// @param index 0 to `count()` - 1
    long block(int index) {
        return page(index).block[index % PAGE];
    }

    /// A bit per granule with data.
    long data(int index) {
        return page(index).data[index % PAGE];
    }

    /// A bit per granule with zeroes; none of them has data.
    long zero(int index) {
        return page(index).zero[index % PAGE];
    }

    /// The index of a block, or of the first one behind it.
    int indexOf(long block) {
        int low = 0;
        int high = Math.ceilDiv(count, PAGE);
        while (low < high) { // the last page that begins before or at the block
            int middle = low + high >>> 1;
            if (pageBlock.get(middle) <= block) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int index = Math.max(0, low - 1) * PAGE;
        int end = Math.min(count, index + PAGE);
        while (index < end) {
            int middle = index + end >>> 1;
            if (block(middle) < block) {
                index = middle + 1;
            } else {
                end = middle;
            }
        }
        return index;
    }

    /// Adds a run of granules. They must come in ascending order; where the last granules added come again, data wins.
    void add(long first, long end, boolean data) {
        long begin = first;
        if (begin < to && begin < from) {
            throw new IllegalArgumentException("granule " + first + " after granule " + from);
        }
        if (begin < to && data && !isData) {
            to = begin;
        } else {
            begin = Math.max(begin, to);
        }
        if (begin >= end) {
            return;
        }
        if (begin > to || data != isData) {
            keep();
            from = begin;
            isData = data;
        }
        countBlocks(begin / perBlock, (end - 1) / perBlock);
        to = end;
        if (anyAtHand) {
            forgetPages();
        }
    }

    private void keep() {
        if (to > from) {
            log.add(from, to, isData);
        }
    }

    private void countBlocks(long first, long last) {
        long fresh = Math.max(first, lastBlock + 1);
        int more = Math.toIntExact(last - fresh + 1);
        for (int page = Math.ceilDiv(count, PAGE); page * (long) PAGE < (long) count + more; page++) {
            pagePosition.or(page, log.size());
            pageGranule.or(page, log.end());
            pageBlock.or(page, fresh + (page * (long) PAGE - count));
        }
        count += more;
        lastBlock = last;
    }

    private void forgetPages() {
        for (int i = 0; i < AT_HAND; i++) {
            atHand.set(i, null);
        }
        anyAtHand = false;
    }

    private Page page(int index) {
        int number = index / PAGE;
        Page page = atHand.get(number % AT_HAND);
        if (page == null || page.number != number) {
            page = new Page(number);
            atHand.set(number % AT_HAND, page);
            anyAtHand = true;
        }
        return page;
    }

    /// The bits of neighbouring blocks.
    private final class Page {
        private final int number;
        private final long[] block = new long[PAGE];
        private final long[] data = new long[PAGE];
        private final long[] zero = new long[PAGE];
        private int entries;

        Page(int number) {
            this.number = number;
            long first = pageBlock.get(number) * perBlock;
            RunLog.At at = log.at((int) pagePosition.get(number), pageGranule.get(number));
            boolean room = true;
            while (room && at.next()) {
                room = mark(Math.max(first, at.from()), at.to(), at.isData());
            }
            if (room && to > from) {
                mark(Math.max(first, from), to, isData);
            }
        }

        /// Marks a run.
        ///
        /// @return whether the page has room for more
        private boolean mark(long begin, long end, boolean isData) {
            long[] marked = isData ? data : zero;
            for (long granule = begin; granule < end; ) {
                long of = granule / perBlock;
                if (entries == 0 || block[entries - 1] != of) {
                    if (entries == PAGE) {
                        return false;
                    }
                    block[entries++] = of;
                }
                long stop = Math.min(end, (of + 1) * perBlock);
                marked[entries - 1] |= BlockPlan.bits((int) (granule % perBlock), (int) (stop - granule));
                granule = stop;
            }
            return true;
        }
    }
}
