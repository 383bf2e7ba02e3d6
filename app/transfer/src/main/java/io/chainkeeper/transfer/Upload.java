package io.chainkeeper.transfer;

import io.chainkeeper.images.DiskCells;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Sends a disk to the image server, as the guest shall read it.
///
/// Where the image's chain has data, data travels, each byte read once; everything else is zeroed by order, in runs
/// as long as allowed, across the borders of blocks, unless the server says that it is zero already. A flush at the end
/// makes it durable; large disks get one now and then on the way, so that the server's disk is busy from early on. When
/// the server fails (500) nothing since the last flush is sure, so all of it is sent again.
public final class Upload {
    private final DiskImage from;
    private final ImageClient to;
    private final TransferOptions how;
    private final RetryLimits retries;
    private final long flushEvery;

    private Upload(DiskImage from, ImageClient to, TransferOptions how, RetryLimits retries, long flushEvery) {
        this.retries = retries;
        this.flushEvery = flushEvery;
        this.from = from;
        this.to = to;
        this.how = how;
    }

    /// Sends `from`, seen through its whole chain. What the server's disk has beyond the image's end becomes zeroes.
    ///
    /// @throws RangeRefused when the server's disk is smaller than the image
    /// @throws IOException  when the image can't be read
    public static Uploaded chain(DiskImage from, ImageClient to, TransferOptions how) throws IOException {
        return chain(from, to, how, RetryLimits.STANDARD, RangeCosts.FLUSH_EVERY);
    }

    /// @param flushEvery bytes of data
    static Uploaded chain(DiskImage from, ImageClient to, TransferOptions how, RetryLimits retries, long flushEvery)
            throws IOException {
        return new Upload(from, to, how, retries, flushEvery).run();
    }

    private Uploaded run() throws IOException {
        Occupied disk = Occupied.asked(to, how.cancelled());
        long target = disk.size();
        if (target < from.virtualSize()) {
            throw new RangeRefused(
                    target, from.virtualSize() - target, "the disk is smaller than the image that it should hold");
        }
        BlockPlan plan = plan();
        how.counters().expect(plan.dataBytes(), cells(plan, disk));
        DurableBlocks durable = new DurableBlocks(flushEvery);
        for (int pass = 1; ; pass++) {
            try {
                // After a failure nobody knows what the disk holds.
                pass(plan, pass == 1 ? disk : Occupied.everywhere(target), durable);
                long sent = how.counters().bytesMoved();
                return new Uploaded(target, sent, target - sent, pass);
            } catch (ServerTrouble e) {
                if (!e.mayPass() || pass == retries.passes()) {
                    throw e;
                }
            }
            to.reconnect();
            how.counters().repeated();
            how.counters().restart();
            durable.forgetTheRest();
            crew().pause(retries.passPause().toMillis() * pass);
        }
    }

    private Crew crew() {
        return new Crew(how.cancelled(), how.counters(), retries);
    }

    /// From the image's tables alone.
    private BlockPlan plan() throws IOException {
        BlockPlan plan = new BlockPlan(from.virtualSize(), BlockPlan.GRANULE);
        for (long at = 0; at < from.virtualSize(); ) {
            if (how.cancelled().getAsBoolean()) {
                throw new TransferCancelled();
            }
            Extent extent = from.extentAt(at, from.virtualSize() - at);
            switch (extent.kind()) {
                case DATA -> plan.addData(extent.start(), extent.end());
                case ZERO, HOLE -> {}
            }
            at = extent.end();
        }
        return plan;
    }

    /// What is not data and may be something else than zero is zeroed by order.
    private static DiskCells cells(BlockPlan plan, Occupied disk) {
        DiskCells cells = plan.cellsOfData(disk.size());
        ZeroRanges zeroes = new ZeroRanges(plan, disk);
        for (var range = zeroes.next(); range.length() > 0; range = zeroes.next()) {
            cells.expectZero(range.start(), range.length());
        }
        return cells;
    }

    private void pass(BlockPlan plan, Occupied disk, DurableBlocks durable) throws IOException {
        Crew crew = crew();
        var admission = new Admission(how, to::renew);
        var team = new UploadWorker.Team(crew, admission, how.counters(), retries, disk, durable);
        var pieces = new UploadPieces(plan.count(), new ZeroRanges(plan, disk));
        crew.work(Math.min(how.workers(), to.connections()), () -> {
            try (var worker = new UploadWorker(from, to, plan, team)) {
                boolean zeroesFirst = pieces.beginsZeroes();
                BooleanSupplier needless = () -> pieces.none() && !worker.owes();
                Optional<Seats.Seat> seat = admission.seat(crew::stopped, needless);
                while (seat.isPresent()) {
                    try (Seats.Seat mine = seat.get()) {
                        worker.sit(mine.block());
                        work(worker, () -> pieces.next(zeroesFirst), mine, team);
                    }
                    seat = admission.seat(crew::stopped, needless);
                }
            }
        });
        crew.persist(false, () -> to.flush(crew::stopped));
    }

    /// Works until there is nothing left, or somebody else has a better right to the seat.
    private void work(
            UploadWorker worker, Supplier<Optional<UploadPieces.Piece>> pieces, Seats.Seat seat, UploadWorker.Team team)
            throws IOException {
        try {
            worker.catchUp();
            while (!team.crew().stopped()) {
                Optional<UploadPieces.Piece> next = pieces.get();
                if (next.isEmpty()) {
                    worker.finish();
                    team.admission().wake();
                    return;
                }
                worker.bring(next.get());
                if (seat.owed()) {
                    worker.finish();
                    to.reconnect(); // whoever has no seat keeps no connection either
                    return;
                }
            }
        } catch (PutAside _) {
            // The worker knows what it has not sent, and goes on there at another seat.
        }
    }
}
