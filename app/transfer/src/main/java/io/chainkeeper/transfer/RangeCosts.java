package io.chainkeeper.transfer;

import java.time.Duration;

/// What it costs to ask, and what follows from it: all numbers by which ranges are planned, in one place. How they were
/// measured stands in decision 14; the first of them is only where [RequestCost] begins.
final class RangeCosts {
    /// Bytes fetched in vain rather than asking twice, as long as nothing is known of the server
    /// and the line. A server on the same machine spends about as much on a request as on sending
    /// this many bytes, and it does one request at a time, while bytes of several connections flow
    /// side by side.
    static final int GAP = 128 << 10;

    /// The bounds of what may be learnt instead, in bytes.
    static final int NARROWEST_GAP = BlockPlan.GRANULE;

    static final int WIDEST_GAP = 2 << 20;

    /// A phase with one width of gaps lasts so many stretches of each worker.
    static final int STRETCHES_PER_PHASE = 2;

    /// Every so many phases another width is tried, so many times as wide or as narrow.
    static final int TRY_EVERY = 8;

    static final int TRY_FACTOR = 4;

    /// What a phase tells counts so much less with each one that follows: some twenty of them matter.
    static final double REMEMBER = 0.95;

    /// What was believed at first counts as much as such a part of a phase.
    static final double BELIEF = 0.01;

    /// A stretch of the disk that one worker takes at once, in bytes: so long that a request's own cost vanishes, …
    static final long LONGEST_STRETCH = 32L << 20;

    /// … yet at the end so short that no worker waits long for the last one.
    static final long SHORTEST_STRETCH = 4L << 20;

    /// Of what is left, each worker takes this part at once: half of its share.
    static final int PARTS_PER_WORKER = 2;

    /// Blocks of a stretch at most: those that only become zeroes cost nothing here.
    static final int MOST_BLOCKS = 64;

    /// Requests that wait at the server while the answer to one is being read, at most, …
    static final int MOST_AHEAD = 4;

    /// … and as long as they are small: enough to have the next answer follow at once, without asking for much that
    /// nobody might want any more.
    static final long AHEAD_BYTES = 1 << 20;

    /// Changes that wait at the server for their turn while more are sent, at most, …
    static final int MOST_CHANGES_AHEAD = 4;

    /// … and their data, in bytes: a block is taken in by the server while the one before is being written there.
    static final long CHANGES_AHEAD_BYTES = 8L << 20;

    /// Data sent until the server is told to make durable what it has, in bytes. Its disk then works while more data
    /// arrive, and a failure costs no more than this. How it was measured stands in decision 20.
    static final long FLUSH_EVERY = 1L << 30;

    /// What a connection has to take at least while data are on their way, in bytes a second. Much of what was
    /// sent may lie in buffers of either side; a slow line is not silent before it has had its time for that.
    static final long SLOWEST_SEND = 64 << 10;

    private RangeCosts() {}

    /// How long an answer may take, where so many bytes have to arrive before the server can give it.
    ///
    /// @param silence the longest one that is borne when nothing is on its way
    static Duration patience(Duration silence, long bytes) {
        return silence.plusMillis(bytes * 1000 / SLOWEST_SEND);
    }
}
