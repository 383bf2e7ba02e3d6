package io.chainkeeper.images;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// Compares the refcounts an image stores with the uses that were counted: too small is corruption (the
/// cluster may be given away again), too large is a leak.
final class RefcountCompare {
    private static final int TABLE_OFFSET = 48;
    private static final long BLOCK = 0xffff_ffff_ffff_fe00L;
    /// QEMU's own limit on a refcount table, in bytes.
    private static final long MOST_TABLE_BYTES = 8 << 20;
    /// What remembering a refcount block takes of the heap at most, in bytes.
    private static final long SEEN_ROOM = 100;

    private final ImageFile file;
    private final Qcow2Header header;
    private final ClusterUses uses;
    private final Findings findings;
    private final int clusterBits;
    private final long countsPerBlock;
    private long nextUsed = -1;

    RefcountCompare(ImageFile file, Qcow2Header header, ClusterUses uses, Findings findings) {
        this.file = file;
        this.header = header;
        this.uses = uses;
        this.findings = findings;
        this.clusterBits = header.clusterBits();
        this.countsPerBlock = 1L << clusterBits + 3 - header.refcountOrder();
    }

    void compare() throws IOException {
        long tableBytes = header.refcountTableClusters() << clusterBits;
        long table = header.refcountTableOffset();
        if (tableBytes == 0 || tableBytes > MOST_TABLE_BYTES) {
            throw file.corrupt(TABLE_OFFSET + 8, "a refcount table of " + header.refcountTableClusters() + " clusters");
        }
        if (table <= 0 || (table & (1L << clusterBits) - 1) != 0 || table > file.length() - tableBytes) {
            throw file.corrupt(TABLE_OFFSET, "the refcount table lies outside the file, or not at a cluster");
        }
        uses.use(table, tableBytes, 1, "the refcount table");
        countBlocks(table, tableBytes);
        compareBlocks(table, tableBytes);
    }

    private void countBlocks(long table, long bytes) throws IOException {
        var entries = new TableReader(file, table, bytes);
        while (entries.hasNext()) {
            long block = entries.next() & BLOCK;
            if (isBlock(block)) {
                uses.use(block, 1L << clusterBits, 1, "a refcount block");
            } else if (block != 0) {
                findings.corrupt("a refcount block at byte " + block + " does not begin at a cluster of the file");
            }
        }
    }

    private boolean isBlock(long offset) {
        return offset > 0 && (offset & (1L << clusterBits) - 1) == 0 && offset < file.length();
    }

    private void compareBlocks(long table, long bytes) throws IOException {
        var entries = new TableReader(file, table, bytes);
        Set<Long> seen = new HashSet<>(); // a block in two places is found by its own count; walk it once
        long first = 0;
        while (entries.hasNext()) {
            long block = entries.next() & BLOCK;
            if (isBlock(block) && seen.add(block)) {
                uses.requireRoom(seen.size() * SEEN_ROOM);
                compareBlock(block, first);
            } else {
                compareWithNothing(first, first + countsPerBlock);
            }
            first += countsPerBlock;
        }
        compareWithNothing(first, Long.MAX_VALUE);
    }

    /// To be asked from the first cluster to the last. A table of nothing asks a million times for the same used
    /// cluster far behind, so that one is remembered.
    private void compareWithNothing(long from, long to) {
        if (nextUsed < from) {
            nextUsed = usedFrom(from);
        }
        while (nextUsed < to) {
            tell(nextUsed, 0);
            nextUsed = usedFrom(nextUsed + 1);
        }
    }

    private long usedFrom(long cluster) {
        long used = uses.nextUsed(cluster);
        return used < 0 ? Long.MAX_VALUE : used;
    }

    private void compareBlock(long block, long first) throws IOException {
        int bits = 1 << header.refcountOrder();
        var words = new TableReader(file, block, 1L << clusterBits);
        long cluster = first;
        while (words.hasNext()) {
            long word = words.next();
            if (bits == Long.SIZE) {
                tell(cluster++, word);
                continue;
            }
            for (int i = 0; i < Long.SIZE / bits; i++) {
                tell(cluster++, word >>> shift(i, bits) & (1L << bits) - 1);
            }
        }
    }

    /// Counts of a byte or more stand big-endian; smaller ones fill each byte from its low end.
    private static int shift(int index, int bits) {
        return bits >= 8 ? Long.SIZE - bits * (index + 1) : Long.SIZE - 8 - (index * bits & ~7) + (index * bits & 7);
    }

    private void tell(long cluster, long stored) {
        long used = uses.of(cluster);
        if (stored == used) {
            return;
        }
        String what = "cluster " + cluster + " of the file has refcount " + Long.toUnsignedString(stored)
                + ", but is used " + used + (used == 1 ? " time" : " times");
        if (Long.compareUnsigned(stored, used) < 0) {
            findings.corrupt(what);
        } else {
            findings.leak(what);
        }
    }
}
