package io.chainkeeper.transfer;

import java.util.Arrays;

/// Runs of granules, one behind the other, in few bytes each: as many as a disk has extents, and none of them an
/// object.
///
/// A run takes two to four bytes as a rule, however long it is. It can only be read from where one begins, and only
/// forwards: [At] does that. For one thread while it grows.
final class RunLog {
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;

    private static final int HAS_GAP = 1;
    private static final int IS_DATA = 2;
    private static final int KIND_BITS = 2;

    private byte[][] pages = new byte[4][];
    private int size;
    private long end;

    /// Where the next run will be, in bytes of the log.
    int size() {
        return size;
    }

    /// Behind the last run, in granules.
    long end() {
        return end;
    }

    /// @param from in granules, not before [#end()]
    /// @param to   in granules, behind `from`
    void add(long from, long to, boolean isData) {
        long gap = from - end;
        number((to - from - 1) << KIND_BITS | (isData ? IS_DATA : 0) | (gap > 0 ? HAS_GAP : 0));
        if (gap > 0) {
            number(gap - 1);
        }
        end = to;
    }

    /// Seven bits a byte, the low ones first; the eighth says that more follow.
    private void number(long value) {
        long rest = value;
        while (rest > 0x7f) {
            put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    private void put(byte value) {
        int page = size >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        if ((size & PAGE - 1) == 0) {
            pages[page] = new byte[PAGE];
        }
        pages[page][size++ & PAGE - 1] = value;
    }

    /// A place in the log, before a run.
    ///
    /// @param position in bytes of the log
    /// @param granule  where the run before ends
    At at(int position, long granule) {
        return new At(position, granule);
    }

    /// Reads run after run.
    final class At {
        private int position;
        private long from;
        private long to;
        private boolean isData;

        private At(int position, long granule) {
            this.position = position;
            this.to = granule;
        }

        /// Goes on to the next run.
        ///
        /// @return whether there is one
        boolean next() {
            if (position == size) {
                return false;
            }
            long head = number();
            from = (head & HAS_GAP) == 0 ? to : to + number() + 1;
            to = from + (head >>> KIND_BITS) + 1;
            isData = (head & IS_DATA) != 0;
            return true;
        }

        /// The run's first granule.
        long from() {
            return from;
        }

        /// The granule behind the run.
        long to() {
            return to;
        }

        /// Whether the run is data, rather than zeroes.
        boolean isData() {
            return isData;
        }

        private long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = pages[position >>> PAGE_BITS][position & PAGE - 1];
                position++;
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
