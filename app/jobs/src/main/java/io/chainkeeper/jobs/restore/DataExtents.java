package io.chainkeeper.jobs.restore;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import java.io.IOException;

/// How much data a disk holds, through its whole chain, from the images' tables alone.
final class DataExtents {
    private static final long CLUSTER = 64 << 10;

    private DataExtents() {}

    /// Bytes that read as data.
    static long bytes(DiskImage image) throws IOException {
        return sum(image, 1);
    }

    /// Bytes of 64 KiB clusters with any data in them: what a qcow2 image of the disk would have to allocate.
    static long clusterBytes(DiskImage image) throws IOException {
        return sum(image, CLUSTER);
    }

    private static long sum(DiskImage image, long unit) throws IOException {
        long total = 0;
        long counted = 0; // everything before is counted, so that two extents in one cluster count it once
        for (long offset = 0; offset < image.virtualSize(); ) {
            Extent extent = image.extentAt(offset, image.virtualSize() - offset);
            if (extent.kind() == Extent.Kind.DATA) {
                long start = Math.max(counted, extent.start() / unit * unit);
                long end = Math.ceilDiv(extent.end(), unit) * unit;
                total += Math.max(0, end - start);
                counted = Math.max(counted, end);
            }
            offset = extent.end();
        }
        return total;
    }
}
