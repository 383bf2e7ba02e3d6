package io.chainkeeper.images;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The L2 tables of an image being written. Only those of touched parts of the disk exist.
final class NewTables {
    /// Stands in an entry while its cluster is being stored; a reserved bit no real entry has alone.
    private static final long CLAIMED = 2;

    private final Geometry geometry;
    private final boolean hasBacking;
    private final AtomicReferenceArray<@Nullable AtomicLongArray> tables;

    NewTables(Qcow2Writer.Options options) {
        this.geometry = options.geometry();
        this.hasBacking = options.backing().isPresent();
        this.tables = new AtomicReferenceArray<>((int) geometry.l1Entries(options.virtualSize()));
    }

    /// Reserves the cluster at `offset` for its one and only writer.
    ///
    /// @throws IllegalArgumentException when it has one already
    void claim(long offset) {
        if (!table(offset).compareAndSet(index(offset), 0, CLAIMED)) {
            throw new IllegalArgumentException("the cluster at " + offset + " was stored before");
        }
    }

    /// Says where the cluster at `offset`, claimed before, is kept.
    void set(long offset, long entry) {
        table(offset).setRelease(index(offset), entry);
    }

    /// Makes clusters read as zeroes. Without a backing file they do so already.
    void zero(long offset, long length) {
        if (!hasBacking) {
            return;
        }
        for (long at = offset; at < offset + length; at += geometry.clusterSize()) {
            claim(at);
            set(at, L2Entry.ZERO);
        }
    }

    private AtomicLongArray table(long offset) {
        int number = (int) (offset >>> geometry.l1Shift());
        AtomicLongArray table = tables.get(number);
        if (table == null) {
            AtomicLongArray fresh = new AtomicLongArray(1 << geometry.l2Bits());
            AtomicLongArray other = tables.compareAndExchange(number, null, fresh);
            table = other == null ? fresh : other;
        }
        return table;
    }

    private int index(long offset) {
        return (int) (offset >>> geometry.clusterBits()) & (1 << geometry.l2Bits()) - 1;
    }

    /// Appends all L2 tables, then the L1 table.
    ///
    /// @return where the L1 table begins in the file, in bytes
    long writeTo(TableAppender append) throws IOException {
        long[] l1 = new long[Math.max(1, tables.length())];
        for (int i = 0; i < tables.length(); i++) {
            AtomicLongArray table = tables.get(i);
            if (table != null) {
                l1[i] = append.begin(1) | L2Entry.COPIED;
                for (int entry = 0; entry < table.length(); entry++) {
                    append.put(table.getAcquire(entry));
                }
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
}
