package io.chainkeeper.images;

import java.util.NavigableMap;
import java.util.TreeMap;

/// How often each cluster of a file is used. Counters exist for the neighbourhood of used clusters only,
/// so a huge sparse file costs no more than what is in it.
final class ClusterUses {
    private static final int PAGE_BITS = 8;

    /// What counters may take of the heap; a file with its clusters scattered on purpose would fill it
    /// otherwise.
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4;

    private static final long PAGE_BYTES = (Integer.BYTES << PAGE_BITS) + 128;

    private final ImageFile file;
    private final int clusterBits;
    private final long fileLength;
    private final Findings findings;
    private final NavigableMap<Long, int[]> pages = new TreeMap<>();

    ClusterUses(ImageFile file, int clusterBits, Findings findings) {
        this.file = file;
        this.clusterBits = clusterBits;
        this.fileLength = file.length();
        this.findings = findings;
    }

    /// Counts a use of all clusters that `length` bytes at `offset` touch, `times` over.
    ///
    /// @return whether they lie inside the file
    boolean use(long offset, long length, int times, String what) throws UnsupportedImage {
        if (length <= 0) {
            return true;
        }
        if (offset < 0 || offset >= fileLength || length > fileLength + (1L << clusterBits) - offset) {
            findings.corrupt(what + " at byte " + offset + " leaves the file, which is " + fileLength + " bytes long");
            return false;
        }
        long last = offset + length - 1 >>> clusterBits;
        for (long cluster = offset >>> clusterBits; cluster <= last; cluster++) {
            page(cluster)[index(cluster)] += times;
        }
        return true;
    }

    private int[] page(long cluster) throws UnsupportedImage {
        int[] page = pages.get(cluster >>> PAGE_BITS);
        if (page == null) {
            requireRoom(pages.size() * PAGE_BYTES);
            page = new int[1 << PAGE_BITS];
            pages.put(cluster >>> PAGE_BITS, page);
        }
        return page;
    }

    /// Ends the check when something that grows with the image would take more of the heap than is allowed.
    void requireRoom(long bytes) throws UnsupportedImage {
        if (bytes > MOST_BYTES) {
            throw file.unsupported(
                    ImageException.NOWHERE,
                    "checking this image takes more memory than is allowed, " + MOST_BYTES + " bytes");
        }
    }

    int of(long cluster) {
        int[] page = pages.get(cluster >>> PAGE_BITS);
        return page == null ? 0 : page[index(cluster)];
    }

    /// The first cluster at or after `cluster` that is used; −1 if there is none.
    long nextUsed(long cluster) {
        for (var page = pages.ceilingEntry(cluster >>> PAGE_BITS);
                page != null;
                page = pages.higherEntry(page.getKey())) {
            long first = page.getKey() << PAGE_BITS;
            for (long at = Math.max(first, cluster); at < first + (1 << PAGE_BITS); at++) {
                if (page.getValue()[index(at)] > 0) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static int index(long cluster) {
        return (int) cluster & (1 << PAGE_BITS) - 1;
    }
}
