package io.chainkeeper.lab.storage;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A set of granules of one disk: a bitmap in pages that exist only where something was added. One page covers 4
/// GiB of disk and takes 8 KiB. Safe for many threads; single additions and removals are atomic.
final class GranuleSet {
    /// Bytes of a granule: what ovirt-imageio and qcow2 count changes in by default.
    static final int GRANULE = 64 << 10;

    private static final int PAGE_WORDS = 1024;
    private static final int PAGE_BITS = PAGE_WORDS * 64;

    private final long granules;
    private final AtomicReferenceArray<AtomicLongArray> pages;

    /// An empty set over a disk of `granules` granules.
    GranuleSet(long granules) {
        this.granules = granules;
        this.pages = new AtomicReferenceArray<>(Math.toIntExact((granules + PAGE_BITS - 1) / PAGE_BITS));
    }

    /// How many granules a disk of so many bytes has.
    static long granulesOf(long bytes) {
        return (bytes + GRANULE - 1) / GRANULE;
    }

    /// How many granules the disk has, in the set or not.
    long granules() {
        return granules;
    }

    boolean contains(long granule) {
        AtomicLongArray page = pages.get((int) (granule / PAGE_BITS));
        return page != null && (page.get(word(granule)) & bit(granule)) != 0;
    }

    void add(long granule) {
        AtomicLongArray page = page((int) (granule / PAGE_BITS));
        long bit = bit(granule);
        if ((page.get(word(granule)) & bit) == 0) {
            page.getAndAccumulate(word(granule), bit, (old, added) -> old | added);
        }
    }

    void remove(long granule) {
        AtomicLongArray page = pages.get((int) (granule / PAGE_BITS));
        if (page != null) {
            page.getAndAccumulate(word(granule), bit(granule), (old, removed) -> old & ~removed);
        }
    }

    /// Adds the granules `from` (inclusive) to `to` (exclusive).
    void addAll(long from, long to) {
        for (long granule = from; granule < to; granule++) {
            add(granule);
        }
    }

    /// Removes the granules `from` (inclusive) to `to` (exclusive); skips pages that do not exist.
    void removeAll(long from, long to) {
        for (long granule = nextIn(from, to); granule < to; granule = nextIn(granule + 1, to)) {
            remove(granule);
        }
    }

    /// The first granule in the set from `from` on, or `to` when there is none before it.
    long nextIn(long from, long to) {
        long granule = from;
        while (granule < to) {
            AtomicLongArray page = pages.get((int) (granule / PAGE_BITS));
            if (page == null) {
                granule = (granule / PAGE_BITS + 1) * PAGE_BITS;
                continue;
            }
            long word = page.get(word(granule)) >>> (granule & 63);
            if (word != 0) {
                return Math.min(granule + Long.numberOfTrailingZeros(word), to);
            }
            granule = (granule | 63) + 1;
        }
        return to;
    }

    /// The first granule that is not in the set from `from` on, or `to` when there is none before it.
    long nextOut(long from, long to) {
        long granule = from;
        while (granule < to) {
            AtomicLongArray page = pages.get((int) (granule / PAGE_BITS));
            if (page == null) {
                return granule;
            }
            long word = ~page.get(word(granule)) >>> (granule & 63);
            if (word != 0) {
                return Math.min(granule + Long.numberOfTrailingZeros(word), to);
            }
            granule = (granule | 63) + 1;
        }
        return to;
    }

    long count() {
        long count = 0;
        for (int p = 0; p < pages.length(); p++) {
            AtomicLongArray page = pages.get(p);
            for (int w = 0; page != null && w < PAGE_WORDS; w++) {
                count += Long.bitCount(page.get(w));
            }
        }
        return count;
    }

    /// A copy for a disk of perhaps another size; granules behind its end are left out. Only exact while nobody
    /// writes.
    GranuleSet copy(long newGranules) {
        GranuleSet copy = new GranuleSet(newGranules);
        int shared = Math.min(pages.length(), copy.pages.length());
        for (int p = 0; p < shared; p++) {
            AtomicLongArray page = pages.get(p);
            if (page != null) {
                copy.pages.set(p, copyOf(page));
            }
        }
        if (newGranules < granules) {
            copy.removeAll(newGranules, (long) copy.pages.length() * PAGE_BITS);
        }
        return copy;
    }

    private AtomicLongArray page(int index) {
        AtomicLongArray page = pages.get(index);
        if (page == null) {
            AtomicLongArray fresh = new AtomicLongArray(PAGE_WORDS);
            return pages.compareAndSet(index, null, fresh) ? fresh : pages.get(index);
        }
        return page;
    }

    private static AtomicLongArray copyOf(AtomicLongArray page) {
        long[] words = new long[PAGE_WORDS];
        for (int w = 0; w < PAGE_WORDS; w++) {
            words[w] = page.get(w);
        }
        return new AtomicLongArray(words);
    }

    private static int word(long granule) {
        return (int) (granule % PAGE_BITS / 64);
    }

    private static long bit(long granule) {
        return 1L << (granule & 63);
    }
}
