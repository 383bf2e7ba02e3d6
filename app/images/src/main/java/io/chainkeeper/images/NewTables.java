package io.chainkeeper.images;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The L2 tables of an image being written. Only those pages of them exist that say something, so a few clusters all
/// over a huge disk need little room; and pages that only say "zeroes" are all one and the same.
final class NewTables {
    /// Stands in an entry while its cluster is being stored; a reserved bit no real entry has alone.
    private static final long CLAIMED = 2;

    /// Of a page's entries. The smallest table there is has one page.
    private static final int PAGE_BITS = 6;

    private static final int PAGE = 1 << PAGE_BITS;

    /// A page of zero clusters. No cluster of it can be claimed, so it never changes.
    private static final AtomicLongArray ZEROES = zeroes();

    private final Geometry geometry;
    private final boolean hasBacking;
    private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable AtomicLongArray>> tables;

    NewTables(Qcow2Writer.Options options) {
        this.geometry = options.geometry();
        this.hasBacking = options.backing().isPresent();
        this.tables = new AtomicReferenceArray<>((int) geometry.l1Entries(options.virtualSize()));
    }

    private static AtomicLongArray zeroes() {
        long[] entries = new long[PAGE];
        Arrays.fill(entries, L2Entry.ZERO);
        return new AtomicLongArray(entries);
    }

    /// Reserves the cluster at `offset` for its one and only writer.
    ///
    /// @throws IllegalArgumentException when it has one already
    void claim(long offset) {
        if (!page(offset).compareAndSet(index(offset), 0, CLAIMED)) {
            throw new IllegalArgumentException("the cluster at " + offset + " was stored before");
        }
    }

    /// Says where the cluster at `offset`, claimed before, is kept.
    void set(long offset, long entry) {
        page(offset).setRelease(index(offset), entry);
    }

    /// The entry of the cluster at `offset`; 0 if nothing was said about it.
    long get(long offset) {
        var table = tables.get((int) (offset >>> geometry.l1Shift()));
        AtomicLongArray page = table == null ? null : table.get(number(offset));
        return page == null ? 0 : page.getAcquire(index(offset));
    }

    /// Copies the entries of neighbouring clusters.
    ///
    /// @return whether all of them are settled: none is being stored at the moment
    boolean copy(long offset, long[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = get(offset + (long) i * geometry.clusterSize());
            if (into[i] == CLAIMED) {
                return false;
            }
        }
        return true;
    }

    /// Makes clusters read as zeroes. Without a backing file they do so already.
    void zero(long offset, long length) {
        if (!hasBacking) {
            return;
        }
        long pageBytes = (long) PAGE << geometry.clusterBits();
        long end = offset + length;
        for (long at = offset; at < end; ) {
            if ((at & pageBytes - 1) == 0
                    && end - at >= pageBytes
                    && table(at).compareAndSet(number(at), null, ZEROES)) {
                at += pageBytes;
            } else {
                claim(at);
                set(at, L2Entry.ZERO);
                at += geometry.clusterSize();
            }
        }
    }

    private AtomicReferenceArray<@Nullable AtomicLongArray> table(long offset) {
        int number = (int) (offset >>> geometry.l1Shift());
        var table = tables.get(number);
        if (table == null) {
            var fresh = new AtomicReferenceArray<@Nullable AtomicLongArray>(1 << geometry.l2Bits() - PAGE_BITS);
            var other = tables.compareAndExchange(number, null, fresh);
            table = other == null ? fresh : other;
        }
        return table;
    }

    private AtomicLongArray page(long offset) {
        var table = table(offset);
        int number = number(offset);
        AtomicLongArray page = table.get(number);
        if (page == null) {
            AtomicLongArray fresh = new AtomicLongArray(PAGE);
            AtomicLongArray other = table.compareAndExchange(number, null, fresh);
            page = other == null ? fresh : other;
        }
        return page;
    }

    /// Which page of its table says where the cluster at `offset` is.
    private int number(long offset) {
        return (int) (offset >>> geometry.clusterBits() + PAGE_BITS) & (1 << geometry.l2Bits() - PAGE_BITS) - 1;
    }

    private int index(long offset) {
        return (int) (offset >>> geometry.clusterBits()) & PAGE - 1;
    }

    /// Appends all L2 tables, then the L1 table.
    ///
    /// @return where the L1 table begins in the file, in bytes
    long writeTo(TableAppender append) throws IOException {
        long[] l1 = new long[Math.max(1, tables.length())];
        for (int i = 0; i < tables.length(); i++) {
            var table = tables.get(i);
            if (table != null) {
                l1[i] = append.begin(1) | L2Entry.COPIED;
                write(table, append);
                tables.set(i, null);
            }
        }
        long offset = append.begin(geometry.clusters((long) l1.length * Long.BYTES));
        for (long entry : l1) {
            append.put(entry);
        }
        append.padCluster();
        return offset;
    }

    private static void write(AtomicReferenceArray<@Nullable AtomicLongArray> table, TableAppender append)
            throws IOException {
        for (int number = 0; number < table.length(); number++) {
            AtomicLongArray page = table.get(number);
            for (int entry = 0; entry < PAGE; entry++) {
                append.put(page == null ? 0 : page.getAcquire(entry));
            }
        }
    }
}
