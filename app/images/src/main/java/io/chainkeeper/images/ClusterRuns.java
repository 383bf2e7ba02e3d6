package io.chainkeeper.images;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What a buffer really holds of a disk: runs of clusters with something in them, and runs of clusters full of zeroes.
///
/// Servers call much data that is zero (preallocated storage, old servers' changes), and a cluster of zeroes costs
/// no room in an image. One object serves a worker for all its blocks: nothing is allocated for a block.
public final class ClusterRuns {
    private static final int ZERO = 1;

    private final ByteBuffer buffer;
    private final int clusterSize;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] kinds = new int[16];
    private int count;
    private int dataBytes;

    /// @param buffer      begins with a cluster; its position and limit don't matter
    /// @param clusterSize in bytes, at least 1
    public ClusterRuns(ByteBuffer buffer, int clusterSize) {
        if (clusterSize < 1) {
            throw new IllegalArgumentException("clusters of " + clusterSize + " bytes");
        }
        this.buffer = buffer;
        this.clusterSize = clusterSize;
    }

    /// Forgets all runs.
    public void clear() {
        count = 0;
        dataBytes = 0;
    }

    /// Looks at a part of the buffer that begins with a cluster, behind all parts looked at before.
    /// Its last cluster may be short if it is the disk's last one too.
    public void add(int start, int length) {
        for (int at = start; at < start + length; at += clusterSize) {
            int size = Math.min(clusterSize, start + length - at);
            boolean zero = Zeroes.only(buffer, at, size);
            dataBytes += zero ? 0 : size;
            append(at, at + size, zero ? ZERO : 0);
        }
    }

    private void append(int start, int end, int kind) {
        if (count > 0 && ends[count - 1] == start && kinds[count - 1] == kind) {
            ends[count - 1] = end;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count++] = kind;
    }

    /// How many runs there are, in ascending order.
    public int count() {
        return count;
    }

    /// Where a run begins in the buffer.
    public int start(int run) {
        return starts[run];
    }

    /// How many bytes a run has: whole clusters, but the disk's last one may be short.
    public int length(int run) {
        return ends[run] - starts[run];
    }

    /// Whether a run is of zeroes only.
    public boolean zero(int run) {
        return kinds[run] == ZERO;
    }

    /// The bytes of a run.
    public ByteBuffer bytes(int run) {
        return buffer.slice(starts[run], ends[run] - starts[run]);
    }

    /// Bytes in runs that are not zero.
    public int dataBytes() {
        return dataBytes;
    }

    /// Puts the data of all runs one behind the other, for one write; the buffer holds something else afterwards.
    ///
    /// @return all data, in the buffer's own memory; every cluster but the last is whole
    ByteBuffer gathered() {
        int first = -1;
        int end = 0;
        for (int run = 0; run < count; run++) {
            if (!zero(run)) {
                first = first < 0 ? starts[run] : first;
                end = end == 0 ? first : end;
                if (end != starts[run]) {
                    buffer.put(end, buffer, starts[run], length(run));
                }
                end += length(run);
            }
        }
        return buffer.slice(Math.max(0, first), end - Math.max(0, first));
    }
}
