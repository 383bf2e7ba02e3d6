package io.chainkeeper.transfer;

import java.util.BitSet;

/// Which blocks of a plan the server has made durable. For many threads.
///
/// What a flush makes durable is what had been answered before it was sent; what is answered meanwhile waits for the
/// next one.
final class DurableBlocks {
    private final long flushEvery;
    private final BitSet durable = new BitSet();
    private final BitSet flushing = new BitSet();
    private final BitSet written = new BitSet();
    private long writtenBytes;
    private boolean underWay;

    /// @param flushEvery bytes of data after which a flush is due
    DurableBlocks(long flushEvery) {
        this.flushEvery = flushEvery;
    }

    /// Data were taken by the server.
    synchronized void wrote(long bytes) {
        writtenBytes += bytes;
    }

    /// All that is to be done about a block was taken by the server.
    ///
    /// @param block index in the plan
    synchronized void wroteAll(int block) {
        written.set(block);
    }

    /// Whether it is time for a flush; if so the caller orders it, and nobody else does meanwhile.
    synchronized boolean due() {
        boolean mine = !underWay && writtenBytes >= flushEvery;
        underWay |= mine;
        return mine;
    }

    /// The flush that was due is about to be ordered.
    synchronized void flushing() {
        flushing.or(written);
        written.clear();
        writtenBytes = 0;
    }

    /// It has succeeded.
    synchronized void flushed() {
        durable.or(flushing);
        flushing.clear();
        underWay = false;
    }

    /// The server failed: what it had not made durable may be lost.
    synchronized void forgetTheRest() {
        flushing.clear();
        written.clear();
        writtenBytes = 0;
        underWay = false;
    }

    /// Whether the server can't lose a block any more.
    ///
    /// @param block index in the plan
    synchronized boolean holds(int block) {
        return durable.get(block);
    }
}
