package io.chainkeeper.transfer;

import java.util.Arrays;

/// Words of 64 bits, all 0 at first, as many as are touched: they grow page by page, so that millions of them are never
/// copied, and pages without a bit don't exist. For one thread while it changes.
final class Words {
    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final long[] NOTHING = new long[0];

    private long[][] pages = new long[4][];

    Words() {
        Arrays.fill(pages, NOTHING);
    }

    long get(int index) {
        int page = index >>> PAGE_BITS;
        return page < pages.length && pages[page].length > 0 ? pages[page][index & PAGE - 1] : 0;
    }

    /// Sets bits of a word.
    void or(int index, long bits) {
        int page = index >>> PAGE_BITS;
        if (page >= pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, Math.max(page + 1, 2 * before));
            Arrays.fill(pages, before, pages.length, NOTHING);
        }
        if (pages[page].length == 0) {
            pages[page] = new long[PAGE];
        }
        pages[page][index & PAGE - 1] |= bits;
    }
}
