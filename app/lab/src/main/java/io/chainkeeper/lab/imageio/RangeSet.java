package io.chainkeeper.lab.imageio;

import java.util.Map;
import java.util.TreeMap;

/// Which bytes of a disk were touched at least once: joined ranges, so that neighbours cost nothing. Not for many
/// threads.
final class RangeSet {
    private final TreeMap<Long, Long> endByStart = new TreeMap<>();
    private long total;

    /// Bytes that are in it.
    long total() {
        return total;
    }

    /// Adds `length` bytes from `start` on; those that are in it already count once.
    void add(long start, long length) {
        if (length <= 0) {
            return;
        }
        long from = start;
        long to = start + length;
        Map.Entry<Long, Long> before = endByStart.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            from = before.getKey();
            to = Math.max(to, before.getValue());
            remove(before);
        }
        Map.Entry<Long, Long> next = endByStart.ceilingEntry(from);
        while (next != null && next.getKey() <= to) {
            to = Math.max(to, next.getValue());
            remove(next);
            next = endByStart.ceilingEntry(from);
        }
        endByStart.put(from, to);
        total += to - from;
    }

    private void remove(Map.Entry<Long, Long> range) {
        endByStart.remove(range.getKey());
        total -= range.getValue() - range.getKey();
    }
}
