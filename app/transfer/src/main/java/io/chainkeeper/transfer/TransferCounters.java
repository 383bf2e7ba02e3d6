package io.chainkeeper.transfer;

import io.chainkeeper.images.DiskCells;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// How far a transfer is. Workers count up, anyone may look at any time; a look is not a consistent snapshot,
/// only never far from the truth.
public final class TransferCounters {
    private final LongAdder bytesMoved = new LongAdder();
    private final LongAdder bytesZero = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final AtomicLong bytesToMove = new AtomicLong();
    private volatile Optional<DiskCells> cells = Optional.empty();

    /// All at zero.
    public TransferCounters() {}

    /// Bytes of data that travelled and were taken at the other end. What was fetched only because
    /// of a gap between data is not among them.
    public long bytesMoved() {
        return bytesMoved.sum();
    }

    /// Bytes that did not travel because they read as zeroes.
    public long bytesZero() {
        return bytesZero.sum();
    }

    /// Requests answered, extents and options not counted.
    public long requests() {
        return requests.sum();
    }

    /// Requests that were sent again after a connection broke or the server had trouble.
    public long repeats() {
        return repeats.sum();
    }

    /// Bytes that must travel as data in all: the denominator of progress. 0 until the extents are known; zeroes and
    /// unchanged parts don't count.
    public long bytesToMove() {
        return bytesToMove.get();
    }

    /// The disk cell by cell; empty until the extents are known.
    public Optional<DiskCells> cells() {
        return cells;
    }

    void expect(long bytes, DiskCells drawn) {
        cells = Optional.of(drawn);
        bytesToMove.set(bytes);
    }

    void moved(long offset, long bytes) {
        bytesMoved.add(bytes);
        cells.ifPresent(each -> each.moved(offset, bytes));
    }

    /// What had moved is given up, and moves again.
    void movedBack(long offset, long bytes) {
        bytesMoved.add(-bytes);
        cells.ifPresent(each -> each.movedBack(offset, bytes));
    }

    void zeroed(long offset, long bytes) {
        zeroed(bytes);
        cells.ifPresent(each -> each.zeroed(offset, bytes));
    }

    /// Zeroes that nothing has to be done about.
    void zeroed(long bytes) {
        bytesZero.add(bytes);
    }

    void answered() {
        requests.increment();
    }

    void repeated() {
        repeats.increment();
    }

    /// A pass over all data starts again, so what was moved before doesn't count.
    void restart() {
        bytesMoved.reset();
        bytesZero.reset();
        cells.ifPresent(DiskCells::restart);
    }
}
