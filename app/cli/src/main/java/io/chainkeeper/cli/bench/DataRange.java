package io.chainkeeper.cli.bench;

import java.util.ArrayList;
import java.util.List;

/// Bytes of a disk that have to be moved.
///
/// @param start the first one
/// @param end   behind the last one
record DataRange(long start, long end) {
    /// What a request of another tool asks for at most, so that all its connections have work.
    private static final long LARGEST = 64L << 20;

    long length() {
        return end - start;
    }

    /// The same bytes in ranges that are not too large for one request.
    static List<DataRange> cut(List<DataRange> ranges) {
        var pieces = new ArrayList<DataRange>();
        for (DataRange range : ranges) {
            for (long at = range.start; at < range.end; at += LARGEST) {
                pieces.add(new DataRange(at, Math.min(range.end, at + LARGEST)));
            }
        }
        return pieces;
    }

    static long bytes(List<DataRange> ranges) {
        return ranges.stream().mapToLong(DataRange::length).sum();
    }
}
