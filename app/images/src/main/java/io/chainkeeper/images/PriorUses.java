package io.chainkeeper.images;

import org.jspecify.annotations.Nullable;

/// How often the clusters at the beginning of a file are used, where an image goes on that another program began.
/// Two bytes for each, and only where there are any.
final class PriorUses {
    private static final int PAGE_BITS = 16;
    /// Stands for a cluster that somebody has for himself: one use, and never another.
    private static final int ALONE = 0xffff;

    private final short[] @Nullable [] pages;
    private long end = 1;

    /// @param clusters of the file
    PriorUses(long clusters) {
        this.pages = new short[(int) Math.ceilDiv(clusters, 1L << PAGE_BITS)][];
    }

    /// Nothing but the header.
    static PriorUses none() {
        return new PriorUses(0);
    }

    /// The first cluster behind all that are used.
    long end() {
        return end;
    }

    /// How often `cluster` is used. The first one is the header's.
    int of(long cluster) {
        if (cluster == 0) {
            return 1;
        }
        int word = word(cluster);
        return word == ALONE ? 1 : word;
    }

    private int word(long cluster) {
        short[] page = pages[(int) (cluster >>> PAGE_BITS)];
        return page == null ? 0 : Short.toUnsignedInt(page[at(cluster)]);
    }

    /// Gives a cluster to one user.
    ///
    /// @return whether that is possible: it lies in the file, is not the header's, and nobody uses it
    boolean takeAlone(long cluster) {
        return inside(cluster) && word(cluster) == 0 && put(cluster, ALONE);
    }

    /// Counts one more of those who share a cluster.
    ///
    /// @return whether that is possible: it lies in the file, is not the header's, and nobody has it alone
    boolean share(long cluster) {
        return inside(cluster) && word(cluster) < ALONE - 1 && put(cluster, word(cluster) + 1);
    }

    private boolean inside(long cluster) {
        return cluster >= 1 && cluster >>> PAGE_BITS < pages.length;
    }

    private boolean put(long cluster, int word) {
        int number = (int) (cluster >>> PAGE_BITS);
        short[] page = pages[number];
        if (page == null) {
            page = new short[1 << PAGE_BITS];
            pages[number] = page;
        }
        page[at(cluster)] = (short) word;
        end = Math.max(end, cluster + 1);
        return true;
    }

    private static int at(long cluster) {
        return (int) cluster & (1 << PAGE_BITS) - 1;
    }
}
