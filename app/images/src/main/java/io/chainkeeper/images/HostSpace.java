package io.chainkeeper.images;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out room in a file that only grows, and knows how often each of its clusters is used.
///
/// Plain clusters come from a counter and are used once. Compressed ones are packed into regions of 1 MiB
/// or more, taken from the same counter; only there is counting needed. The first cluster is the
/// header's.
final class HostSpace {
    private static final int REGION_BYTES = 1 << 20;
    private static final int REGION_CLUSTERS = 16;

    private final int clusterBits;
    private final AtomicLong nextCluster = new AtomicLong(1);
    private final ConcurrentSkipListMap<Long, Region> regions = new ConcurrentSkipListMap<>();
    private volatile Region packing;

    /// Clusters for compressed data.
    private static final class Region {
        final long start;
        final long end;
        final AtomicLong next;
        final AtomicIntegerArray uses;
        int counted;

        Region(long start, int clusters, int clusterBits) {
            this.start = start;
            this.end = start + ((long) clusters << clusterBits);
            this.next = new AtomicLong(start);
            this.uses = new AtomicIntegerArray(clusters);
            this.counted = clusters;
        }
    }

    HostSpace(Geometry geometry) {
        this.clusterBits = geometry.clusterBits();
        this.packing = new Region(0, 0, clusterBits);
    }

    int clusterBits() {
        return clusterBits;
    }

    /// Takes `count` clusters in a row.
    ///
    /// @return where they begin in the file, in bytes
    long clusters(long count) {
        return nextCluster.getAndAdd(count) << clusterBits;
    }

    /// Takes room for one compressed cluster of `length` bytes.
    ///
    /// @return where it begins in the file, in bytes
    long compressed(int length) {
        while (true) {
            Region region = packing;
            long start = region.next.getAndAdd(length);
            if (start + length <= region.end) {
                count(region, start, length);
                return start;
            }
            replace(region);
        }
    }

    private void count(Region region, long start, int length) {
        int first = (int) (start - region.start >>> clusterBits);
        int last = (int) (start + length - 1 - region.start >>> clusterBits);
        for (int i = first; i <= last; i++) {
            region.uses.incrementAndGet(i);
        }
    }

    private synchronized void replace(Region full) {
        if (packing == full) {
            int count = Math.max(REGION_CLUSTERS, REGION_BYTES >>> clusterBits);
            Region fresh = new Region(clusters(count), count, clusterBits);
            regions.put(fresh.start >>> clusterBits, fresh);
            packing = fresh;
        }
    }

    /// Gives back what the last region has not used, if nothing was taken after it. Call it when no one
    /// writes any more.
    void trim() {
        Region region = packing;
        if (region.end >>> clusterBits == nextCluster.get() && region.uses.length() > 0) {
            int used = 0;
            while (used < region.uses.length() && region.uses.get(used) > 0) {
                used++;
            }
            region.counted = used;
            nextCluster.set((region.start >>> clusterBits) + used);
        }
    }

    /// How many clusters the file has so far.
    long end() {
        return nextCluster.get();
    }

    /// How often `cluster` of the file is used.
    int uses(long cluster) {
        var region = regions.floorEntry(cluster);
        if (region != null && cluster - region.getKey() < region.getValue().counted) {
            return region.getValue().uses.get((int) (cluster - region.getKey()));
        }
        return 1;
    }
}
