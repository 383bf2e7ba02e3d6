package io.chainkeeper.transfer;

import io.chainkeeper.images.Zeroes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What has really arrived: runs of clusters with something in them, and runs of clusters full of zeroes.
///
/// Servers call much data that is zero (preallocated storage, old servers' changes), and a cluster of zeroes costs
/// no room in an image.
final class ClusterRuns {
    /// A run of whole clusters (the disk's last one may be short), in bytes from the beginning of the buffer.
    record Run(int start, int length, boolean zero) {
        private int end() {
            return start + length;
        }
    }

    private final ByteBuffer buffer;
    private final int clusterSize;
    private final List<Run> runs = new ArrayList<>();
    private long dataBytes;

    ClusterRuns(ByteBuffer buffer, int clusterSize) {
        this.buffer = buffer;
        this.clusterSize = clusterSize;
    }

    /// Looks at a part of the buffer that begins with a cluster.
    void add(int start, int length) {
        for (int at = start; at < start + length; at += clusterSize) {
            int size = Math.min(clusterSize, start + length - at);
            boolean zero = Zeroes.only(buffer, at, size);
            dataBytes += zero ? 0 : size;
            Run last = runs.isEmpty() ? new Run(-1, 0, zero) : runs.getLast();
            if (last.end() == at && last.zero() == zero) {
                runs.set(runs.size() - 1, new Run(last.start(), last.length() + size, zero));
            } else {
                runs.add(new Run(at, size, zero));
            }
        }
    }

    /// In ascending order.
    List<Run> runs() {
        return runs;
    }

    /// Bytes in runs that are not zero.
    long dataBytes() {
        return dataBytes;
    }
}
