package io.chainkeeper.transfer;

import io.chainkeeper.images.DiskCells;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends a disk to the image server, as the guest shall read it.
///
/// Where the image's chain has data, data travels, each byte read once; everything else is zeroed by order, in runs
/// as long as allowed, across the borders of blocks, unless the server says that it is zero already. One flush at the
/// end makes it durable. When the server fails
/// on the way (500) nothing since the last flush is sure, so all of it is sent again.
public final class Upload {
    private final DiskImage from;
    private final ImageClient to;
    private final TransferOptions how;
    private final RetryLimits retries;

    private Upload(DiskImage from, ImageClient to, TransferOptions how, RetryLimits retries) {
        this.retries = retries;
        this.from = from;
        this.to = to;
        this.how = how;
    }

    /// Sends `from`, seen through its whole chain. What the server's disk has beyond the image's end becomes zeroes.
    ///
    /// @throws RangeRefused when the server's disk is smaller than the image
    /// @throws IOException  when the image can't be read
    public static Uploaded chain(DiskImage from, ImageClient to, TransferOptions how) throws IOException {
        return chain(from, to, how, RetryLimits.STANDARD);
    }

    static Uploaded chain(DiskImage from, ImageClient to, TransferOptions how, RetryLimits retries) throws IOException {
        return new Upload(from, to, how, retries).run();
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
        for (int pass = 1; ; pass++) {
            try {
                // After a failure nobody knows what the disk holds.
                pass(plan, pass == 1 ? disk : Occupied.everywhere(target));
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

    private void pass(BlockPlan plan, Occupied disk) throws IOException {
        Crew crew = crew();
        Admission admission = new Admission(how.gate(), to::renew);
        ZeroRanges zeroes = new ZeroRanges(plan, disk);
        AtomicInteger next = new AtomicInteger();
        int workers = Math.min(how.workers(), to.connections());
        crew.work(workers, () -> {
            UploadWorker worker =
                    new UploadWorker(from, to, plan, new UploadWorker.Team(crew, admission, how.counters()));
            for (int i = next.getAndIncrement(); i < plan.count() && !crew.stopped(); i = next.getAndIncrement()) {
                worker.send(i);
            }
            while (!crew.stopped()) {
                ZeroRanges.Range range = zeroes.next();
                if (range.length() == 0) {
                    break;
                }
                worker.zero(range.start(), range.length());
            }
        });
        crew.persist(false, () -> to.flush(crew::stopped));
    }
}
