package io.chainkeeper.transfer;

import java.util.function.LongSupplier;

/// What a request costs beside the bytes that it brings, as this server and this line show it.
/// For many threads.
///
/// A download goes through phases; in each all workers fetch gaps up to the same width. What the
/// phases took is explained by so much a request and so much a byte (least squares, what is long
/// ago counts less); at first [RangeCosts] are believed. A request costs most where the server's
/// processor is the limit, and next to nothing where the line is: there, gaps that are fetched in
/// vain are lost time. In some phases another width is tried, for without a difference there is
/// nothing to learn from. Workers are not judged one by one: who asks for little waits behind those
/// who ask for much. Why and with what gain: decision 14.
final class RequestCost {
    private final int stretchesPerPhase;
    private final LongSupplier nanos;
    private long began;
    private int phase;
    private int stretches;
    private long asked;
    private long brought;
    private int gap = RangeCosts.GAP;

    private double requestsSquared;
    private double requestsBytes;
    private double bytesSquared;
    private double requests;
    private double bytes;
    private double weight;

    /// For a download with so many workers.
    RequestCost(int workers) {
        this(workers, System::nanoTime);
    }

    RequestCost(int workers, LongSupplier nanos) {
        this.stretchesPerPhase = workers * RangeCosts.STRETCHES_PER_PHASE;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /// Bytes to fetch in vain, in the next stretch, rather than asking twice.
    synchronized int gap() {
        return gap;
    }

    /// A stretch has been brought.
    ///
    /// @param requests that it took
    /// @param bytes    that came, those of gaps included
    synchronized void took(long requests, long bytes) {
        asked += requests;
        brought += bytes;
        stretches++;
        if (stretches < stretchesPerPhase) {
            return;
        }
        long now = nanos.getAsLong();
        if (phase > 0) { // the first one is for connections and compilers
            learn(now - began);
        }
        phase++;
        began = now;
        stretches = 0;
        asked = 0;
        brought = 0;
        gap = next();
    }

    private void learn(long took) {
        if (asked == 0 || took <= 0) {
            return;
        }
        double x = (double) asked * RangeCosts.GAP;
        double y = brought;
        requestsSquared = RangeCosts.REMEMBER * requestsSquared + x * x / took;
        requestsBytes = RangeCosts.REMEMBER * requestsBytes + x * y / took;
        bytesSquared = RangeCosts.REMEMBER * bytesSquared + y * y / took;
        requests = RangeCosts.REMEMBER * requests + x;
        bytes = RangeCosts.REMEMBER * bytes + y;
        weight = RangeCosts.REMEMBER * weight + 1;
    }

    /// In the first two phases that count, and now and then afterwards, what is narrower or wider by turns.
    private int next() {
        int worthwhile = worthwhile();
        if (phase > 2 && phase % RangeCosts.TRY_EVERY != 0) {
            return worthwhile;
        }
        boolean narrower = phase == 1 || (phase > 2 && phase / RangeCosts.TRY_EVERY % 2 == 1);
        return bounded(
                narrower ? (double) worthwhile / RangeCosts.TRY_FACTOR : (double) worthwhile * RangeCosts.TRY_FACTOR);
    }

    /// The gap that costs as much as a request: the solution of two equations, drawn to the price
    /// that was believed at first as if that had been seen in a part of a phase more.
    private int worthwhile() {
        if (weight == 0) {
            return RangeCosts.GAP;
        }
        double belief = RangeCosts.BELIEF * (requestsSquared + 2 * requestsBytes + bytesSquared) / weight;
        double mixed = requestsBytes - belief;
        double perRequest = requests * (bytesSquared + belief) - bytes * mixed;
        double perByte = bytes * (requestsSquared + belief) - requests * mixed;
        return perByte <= 0 ? RangeCosts.WIDEST_GAP : bounded(RangeCosts.GAP * perRequest / perByte);
    }

    private static int bounded(double gap) {
        return (int) Math.clamp(gap, RangeCosts.NARROWEST_GAP, RangeCosts.WIDEST_GAP);
    }
}
