package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSet;
import io.chainkeeper.images.ImageWriter;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Brings a disk from the image server into a new image.
///
/// The extents become a [plan][BlockPlan]; then each worker, at a [seat][Seats] with a connection
/// and a buffer, takes one stretch of blocks after another, fetches the data of each block of 4
/// MiB, digests it and writes its clusters. Blocks in which nothing is to be moved are never
/// visited. A block is written only when all of it has arrived.
public final class Download {
    private final ImageClient from;
    private final ImageWriter to;
    private final TransferOptions how;
    private final RetryLimits retries;
    private final boolean full;
    private final StoredDigests.Builder stored;
    private final BlockDigests.Builder whole;
    private final BlockSet touched;
    private final LongAdder moved = new LongAdder();
    private final LongAdder zeroed = new LongAdder();
    private long listedBytes;

    private Download(ImageClient from, ImageWriter to, TransferOptions how, RetryLimits retries, boolean full) {
        this.retries = retries;
        this.from = from;
        this.to = to;
        this.how = how;
        this.full = full;
        this.stored = StoredDigests.builder(to.virtualSize());
        this.whole = BlockDigests.builder(to.virtualSize());
        this.touched = BlockSet.of(to.virtualSize());
    }

    /// Brings the whole disk. `to` has no backing file; what is zero on the server is left out of it.
    ///
    /// @throws BadAnswer   among others when the server's disk is not as large as the image
    /// @throws IOException when the image can't be written
    public static Downloaded full(ImageClient from, ImageWriter to, TransferOptions how) throws IOException {
        return full(from, to, how, RetryLimits.STANDARD);
    }

    static Downloaded full(ImageClient from, ImageWriter to, TransferOptions how, RetryLimits retries)
            throws IOException {
        return new Download(from, to, how, retries, true).run();
    }

    /// Brings what changed since the checkpoint of the ticket's backup. `to` has the disk's image at that
    /// checkpoint for its backing file; changes that are zero are stored as zeroes, so that they cover the data
    /// below.
    ///
    /// @throws NoDirtyExtents when the ticket is not one of an incremental backup
    /// @throws BadAnswer      among others when the server's disk is not as large as the image
    /// @throws IOException    when the image can't be written
    public static Downloaded incremental(ImageClient from, ImageWriter to, TransferOptions how) throws IOException {
        return incremental(from, to, how, RetryLimits.STANDARD);
    }

    static Downloaded incremental(ImageClient from, ImageWriter to, TransferOptions how, RetryLimits retries)
            throws IOException {
        return new Download(from, to, how, retries, false).run();
    }

    private Downloaded run() throws IOException {
        BlockPlan plan = plan();
        RangePlan ranges = new RangePlan(plan);
        how.counters().expect(ranges.bytesToMove(), ranges.cells(to.virtualSize(), full));
        Crew crew = new Crew(how.cancelled(), how.counters(), retries);
        Admission admission = new Admission(how, from::renew);
        int workers = Math.min(Math.min(how.workers(), from.connections()), Math.max(1, plan.count()));
        Stretches stretches = new Stretches(ranges, workers);
        crew.work(workers, () -> {
            try (var stream = new RangeStream(from, crew, admission)) {
                Optional<Seats.Seat> seat = admission.seat(crew::stopped, stretches::none);
                while (seat.isPresent()) {
                    try (Seats.Seat mine = seat.get()) {
                        work(mine, new DownloadWorker(this, ranges, stream, mine.block()), stretches, crew, admission);
                    }
                    seat = admission.seat(crew::stopped, stretches::none);
                }
            }
        });
        return new Downloaded(
                to.virtualSize(),
                moved.sum(),
                zeroed.sum(),
                listedBytes,
                stored.build(),
                wantsWhole() ? Optional.of(whole.build()) : Optional.empty(),
                touched);
    }

    /// Works until there is nothing left, or somebody else has a better right to the seat.
    private void work(Seats.Seat seat, DownloadWorker worker, Stretches stretches, Crew crew, Admission admission)
            throws IOException {
        while (!crew.stopped()) {
            var next = stretches.next(admission.turn(RangeCosts.LONGEST_STRETCH));
            if (next.isEmpty()) {
                admission.wake();
                return;
            }
            var left = worker.bring(next);
            if (!left.isEmpty()) {
                stretches.giveBack(left);
                return;
            }
            if (seat.owed()) {
                from.reconnect(); // whoever has no seat keeps no connection either
                return;
            }
        }
    }

    private BlockPlan plan() throws TransferException {
        long size = to.virtualSize();
        BlockPlan plan = new BlockPlan(size, to.clusterSize());
        if (!from.options().extents() && full) {
            checkSize(from.size(how.cancelled()));
            listedBytes = size;
            plan.addData(0, size);
            return plan;
        }
        from.extents(full ? Context.ZERO : Context.DIRTY, extent -> add(plan, extent), how.cancelled());
        checkSize(from.size(how.cancelled()));
        return plan;
    }

    private void add(BlockPlan plan, ServerExtent extent) throws TransferException {
        if (extent.end() > to.virtualSize()) {
            checkSize(extent.end());
        }
        boolean wanted = full ? !extent.zero() : extent.dirty();
        if (wanted) {
            listedBytes += extent.length();
        }
        if (wanted && !extent.zero()) {
            plan.addData(extent.start(), extent.end());
        } else if (wanted) {
            plan.addZero(extent.start(), extent.end());
        } else if (full) {
            zeroed.add(extent.length());
            how.counters().zeroed(extent.length());
        }
    }

    private void checkSize(long told) throws BadAnswer {
        if (told != to.virtualSize()) {
            throw new BadAnswer("the disk has " + told + " bytes or more instead of " + to.virtualSize());
        }
    }

    ImageWriter to() {
        return to;
    }

    boolean isFull() {
        return full;
    }

    /// Whether blocks are also digested as the guest reads them.
    boolean wantsWhole() {
        return full && how.wholeDigests();
    }

    StoredDigests.Builder stored() {
        return stored;
    }

    /// Notes what the guest reads in a block.
    void keepWhole(long block, byte[] digest) {
        whole.set(block, digest);
    }

    void touch(long block) {
        touched.add(block);
    }

    void countMoved(long offset, long bytes) {
        moved.add(bytes);
        how.counters().moved(offset, bytes);
    }

    void countBack(long offset, long bytes) {
        moved.add(-bytes);
        how.counters().movedBack(offset, bytes);
    }

    void countZero(long offset, long bytes) {
        zeroed.add(bytes);
        how.counters().zeroed(offset, bytes);
    }
}
