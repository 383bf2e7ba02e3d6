package io.chainkeeper.images;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out room in a file that only grows, and knows how often each of its clusters is used.
///
/// Plain clusters come from a counter and are used once. Packs of compressed ones come from the
/// same counter; only there uses are counted. The first cluster is the header's. What another
/// program took before, and nobody uses any more, stays free.
final class HostSpace {
    private final int clusterBits;
    private final PriorUses prior;
    private final AtomicLong nextCluster;
    private final ConcurrentSkipListMap<Long, int[]> packs = new ConcurrentSkipListMap<>();

    HostSpace(Geometry geometry) {
        this(geometry, PriorUses.none());
    }

    /// Room behind what another program has used.
    HostSpace(Geometry geometry, PriorUses prior) {
        this.clusterBits = geometry.clusterBits();
        this.prior = prior;
        this.nextCluster = new AtomicLong(prior.end());
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

    /// Takes clusters in a row for a pack.
    ///
    /// @param uses how many compressed clusters lie in each of them; kept
    /// @return where they begin in the file, in bytes
    long pack(int[] uses) {
        long first = nextCluster.getAndAdd(uses.length);
        packs.put(first, uses);
        return first << clusterBits;
    }

    /// How many clusters the file has so far.
    long end() {
        return nextCluster.get();
    }

    /// How often `cluster` of the file is used.
    int uses(long cluster) {
        if (cluster < prior.end()) {
            return prior.of(cluster);
        }
        var pack = packs.floorEntry(cluster);
        if (pack != null && cluster - pack.getKey() < pack.getValue().length) {
            return pack.getValue()[(int) (cluster - pack.getKey())];
        }
        return 1;
    }
}
