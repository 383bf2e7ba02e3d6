package io.chainkeeper.transfer;

import java.util.List;

/// How far a list of ranges has been asked for. For one thread.
final class Asking {
    private List<ByteRange> ranges = List.of();
    private int range;
    private long within;
    private long position;

    void begin(List<ByteRange> next) {
        ranges = next;
        range = 0;
        within = 0;
        position = 0;
    }

    /// Bytes asked for, from the beginning of the list on.
    long position() {
        return position;
    }

    boolean hasMore() {
        return range < ranges.size();
    }

    /// What comes next: the rest of a range, or as much of it as may be asked for at once.
    ByteRange peek(Admission admission) {
        ByteRange whole = ranges.get(range);
        int rest = (int) Math.min(whole.length() - within, Integer.MAX_VALUE);
        return new ByteRange(whole.offset() + within, admission.portion(rest));
    }

    /// It has been asked for.
    void take(ByteRange part) {
        within += part.length();
        position += part.length();
        if (within == ranges.get(range).length()) {
            range++;
            within = 0;
        }
    }

    /// The last `bytes` bytes have to be asked for again.
    void back(long bytes) {
        position -= bytes;
        range = 0;
        within = position;
        while (range < ranges.size() && within >= ranges.get(range).length()) {
            within -= ranges.get(range++).length();
        }
    }
}
