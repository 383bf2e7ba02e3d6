package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.ClusterRuns;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Pages;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Sends one block after another from one buffer, and zeroes ranges.
final class UploadWorker {
    private final DiskImage from;
    private final ImageClient to;
    private final BlockPlan plan;
    private final Team team;
    private final ByteBuffer buffer = Pages.buffer(BlockDigests.BLOCK_SIZE);
    private final ClusterRuns runs;

    /// What all workers of an upload share.
    record Team(Crew crew, Admission admission, TransferCounters counters) {}

    UploadWorker(DiskImage from, ImageClient to, BlockPlan plan, Team team) {
        this.from = from;
        this.to = to;
        this.plan = plan;
        this.team = team;
        this.runs = new ClusterRuns(buffer, plan.granule());
    }

    /// Sends the data of a block. Granules that turn out to be all zero (a raw file doesn't always know) are zeroed.
    void send(int index) throws IOException {
        runs.clear();
        plan.forEachRun(index, plan.data(index), (start, length) -> {
            from.read(plan.offset(index) + start, buffer.slice(start, length));
            runs.add(start, length);
        });
        for (int run = 0; run < runs.count(); run++) {
            long offset = plan.offset(index) + runs.start(run);
            if (runs.zero(run)) {
                zero(offset, runs.length(run));
            } else {
                write(offset, runs.start(run), runs.length(run));
            }
        }
    }

    private void write(long offset, int start, int length) throws TransferException {
        for (int done = 0; done < length; ) {
            int piece = team.admission().portion(length - done);
            writePiece(offset + done, start + done, piece);
            done += piece;
        }
    }

    private void writePiece(long offset, int start, int length) throws TransferException {
        persist(length, () -> to.write(offset, buffer.slice(start, length), team.crew()::stopped));
        team.counters().answered();
        team.counters().moved(offset, length);
    }

    /// @param length at most 128 MiB
    void zero(long offset, long length) throws TransferException {
        persist(0, () -> to.zeroPiece(offset, length, team.crew()::stopped));
        team.counters().answered();
        team.counters().zeroed(offset, length);
    }

    private void persist(int bytes, Crew.Attempt attempt) throws TransferException {
        team.admission().admit(bytes, team.crew()::stopped);
        team.crew().persist(false, () -> {
            if (team.crew().stopped()) {
                throw new TransferCancelled();
            }
            attempt.run();
        });
    }
}
