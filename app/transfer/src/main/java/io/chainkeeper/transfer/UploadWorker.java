package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Sends one block after another from one buffer, and zeroes ranges.
final class UploadWorker {
    private final DiskImage from;
    private final ImageClient to;
    private final BlockPlan plan;
    private final Crew crew;
    private final TransferCounters counters;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BlockDigests.BLOCK_SIZE);

    UploadWorker(DiskImage from, ImageClient to, BlockPlan plan, Crew crew, TransferCounters counters) {
        this.from = from;
        this.to = to;
        this.plan = plan;
        this.crew = crew;
        this.counters = counters;
    }

    /// Sends the data of a block. Granules that turn out to be all zero (a raw file doesn't always know) are zeroed.
    void send(int index) throws IOException {
        ClusterRuns runs = new ClusterRuns(buffer, plan.granule());
        plan.forEachRun(index, plan.data(index), (start, length) -> {
            from.read(plan.offset(index) + start, buffer.slice(start, length));
            runs.add(start, length);
        });
        for (ClusterRuns.Run run : runs.runs()) {
            long offset = plan.offset(index) + run.start();
            if (run.zero()) {
                zero(offset, run.length());
            } else {
                write(offset, run.start(), run.length());
            }
        }
    }

    private void write(long offset, int start, int length) throws TransferException {
        persist(() -> to.write(offset, buffer.slice(start, length), crew::stopped));
        counters.moved(length);
    }

    /// @param length at most 128 MiB
    void zero(long offset, long length) throws TransferException {
        persist(() -> to.zeroPiece(offset, length, crew::stopped));
        counters.zeroRequest();
        counters.zeroed(length);
    }

    private void persist(Crew.Attempt attempt) throws TransferException {
        crew.persist(false, () -> {
            if (crew.stopped()) {
                throw new TransferCancelled();
            }
            attempt.run();
        });
    }
}
