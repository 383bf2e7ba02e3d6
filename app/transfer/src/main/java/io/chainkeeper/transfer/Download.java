package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.ImageWriter;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.util.Optional;

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
    private final Brought brought;
    /// What gaps between extents hold.
    private long zeroedGaps;
    private long listedBytes;

    private Download(
            ImageClient from, ImageWriter to, TransferOptions how, RetryLimits retries, boolean full, Brought brought) {
        brought.requireFits(to);
        this.brought = brought;
        this.retries = retries;
        this.from = from;
        this.to = to;
        this.how = how;
        this.full = full;
    }

    /// Brings the whole disk. `to` has no backing file; what is zero on the server is left out of it.
    ///
    /// @throws BadAnswer   among others when the server's disk is not as large as the image
    /// @throws IOException when the image can't be written
    public static Downloaded full(ImageClient from, ImageWriter to, TransferOptions how) throws IOException {
        return full(from, to, how, RetryLimits.STANDARD);
    }

    /// The same, going on after what was brought before. Blocks that arrive are noted there, also when this breaks off.
    public static Downloaded full(ImageClient from, ImageWriter to, TransferOptions how, Brought brought)
            throws IOException {
        return new Download(from, to, how, RetryLimits.STANDARD, true, brought).run();
    }

    static Downloaded full(ImageClient from, ImageWriter to, TransferOptions how, RetryLimits retries)
            throws IOException {
        return new Download(from, to, how, retries, true, Brought.nothing(to)).run();
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

    /// The same, going on after what was brought before. Blocks that arrive are noted there, also when this breaks off.
    public static Downloaded incremental(ImageClient from, ImageWriter to, TransferOptions how, Brought brought)
            throws IOException {
        return new Download(from, to, how, RetryLimits.STANDARD, false, brought).run();
    }

    static Downloaded incremental(ImageClient from, ImageWriter to, TransferOptions how, RetryLimits retries)
            throws IOException {
        return new Download(from, to, how, retries, false, Brought.nothing(to)).run();
    }

    private Downloaded run() throws IOException {
        BlockPlan all = new BlockPlan(to.virtualSize(), to.clusterSize());
        boolean goesOn = brought.blocks() > 0;
        BlockPlan plan = goesOn ? new BlockPlan(to.virtualSize(), to.clusterSize()) : all;
        list(all, plan);
        show(all);
        Crew crew = new Crew(how.cancelled(), how.counters(), retries);
        Admission admission = new Admission(how, from::renew);
        int workers = Math.min(Math.min(how.workers(), from.connections()), Math.max(1, plan.count()));
        Stretches stretches = new Stretches(plan, workers);
        RequestCost cost = new RequestCost(workers);
        crew.work(workers, () -> {
            try (var stream = new RangeStream(from, crew, admission)) {
                Optional<Seats.Seat> seat = admission.seat(crew::stopped, stretches::none);
                while (seat.isPresent()) {
                    try (Seats.Seat mine = seat.get()) {
                        work(
                                mine,
                                new DownloadWorker(this, plan, cost, stream, mine.block()),
                                stretches,
                                crew,
                                admission);
                    }
                    seat = admission.seat(crew::stopped, stretches::none);
                }
            }
        });
        from.reconnect(); // idle connections would stay open while the image is made durable
        return new Downloaded(
                to.virtualSize(),
                brought.moved().sum(),
                zeroedGaps + brought.zeroed().sum(),
                listedBytes,
                brought.stored().build(),
                wantsWhole() ? Optional.of(brought.whole().build()) : Optional.empty(),
                brought.touched());
    }

    /// Tells what there is to do in all, and what of it was done before.
    private void show(BlockPlan all) {
        how.counters().expect(all.dataBytes(), all.cells(full));
        for (int i = 0; i < all.count(); i++) {
            if (brought.has(all.block(i))) {
                all.forEachSpan(i, all.data(i), how.counters()::moved);
                all.forEachSpan(i, all.zero(i), how.counters()::zeroed);
            }
        }
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

    /// Fills the plans: everything into one, what is still to be done into the other, which may be the same.
    private void list(BlockPlan all, BlockPlan rest) throws TransferException {
        long size = to.virtualSize();
        if (!from.options().extents() && full) {
            checkSize(from.size(how.cancelled()));
            listedBytes = size;
            addData(all, rest, 0, size);
            return;
        }
        from.extents(full ? Context.ZERO : Context.DIRTY, extent -> add(all, rest, extent), how.cancelled());
        checkSize(from.size(how.cancelled()));
    }

    private void add(BlockPlan all, BlockPlan rest, ServerExtent extent) throws TransferException {
        if (extent.end() > to.virtualSize()) {
            checkSize(extent.end());
        }
        boolean wanted = full ? !extent.zero() : extent.dirty();
        if (wanted) {
            listedBytes += extent.length();
        }
        if (wanted && !extent.zero()) {
            addData(all, rest, extent.start(), extent.end());
        } else if (wanted) {
            all.addZero(extent.start(), extent.end());
            if (rest != all) {
                forEachMissing(extent.start(), extent.end(), rest::addZero);
            }
        } else if (full) {
            zeroedGaps += extent.length();
            how.counters().zeroed(extent.length());
        }
    }

    private void addData(BlockPlan all, BlockPlan rest, long start, long end) {
        all.addData(start, end);
        if (rest != all) {
            forEachMissing(start, end, rest::addData);
        }
    }

    private interface Part {
        void take(long start, long end);
    }

    /// The parts of a range that lie in blocks which were not brought before.
    private void forEachMissing(long start, long end, Part part) {
        for (long at = start; at < end; ) {
            long next = Math.min(end, (at / BlockDigests.BLOCK_SIZE + 1) * BlockDigests.BLOCK_SIZE);
            if (!brought.has(at / BlockDigests.BLOCK_SIZE)) {
                part.take(at, next);
            }
            at = next;
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
        return brought.stored();
    }

    /// Notes what the guest reads in a block.
    void keepWhole(long block, byte[] digest) {
        brought.whole().set(block, digest);
    }

    void touch(long block) {
        brought.touched().add(block);
    }

    /// All of a block is in the image.
    void finish(long block) throws IOException {
        brought.finish(block);
    }

    void countMoved(long offset, long bytes) {
        brought.moved().add(bytes);
        how.counters().moved(offset, bytes);
    }

    void countBack(long offset, long bytes) {
        brought.moved().add(-bytes);
        how.counters().movedBack(offset, bytes);
    }

    void countZero(long offset, long bytes) {
        brought.zeroed().add(bytes);
        how.counters().zeroed(offset, bytes);
    }
}
