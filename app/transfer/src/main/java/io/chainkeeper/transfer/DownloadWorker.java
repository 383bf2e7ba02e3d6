package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.Pages;
import io.chainkeeper.images.Sha256;
import io.chainkeeper.images.StoredDigests;
import io.chainkeeper.images.Zeroes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// Brings one block after another, in one buffer.
final class DownloadWorker {
    private final Download download;
    private final BlockPlan plan;
    private final Crew crew;
    private final Admission admission;
    private final int clusterSize;
    private final ByteBuffer buffer = Pages.buffer(BlockDigests.BLOCK_SIZE);
    private final MessageDigest sha256 = Sha256.fresh();

    DownloadWorker(Download download, BlockPlan plan, Crew crew, Admission admission) {
        this.download = download;
        this.plan = plan;
        this.crew = crew;
        this.admission = admission;
        this.clusterSize = download.to().clusterSize();
    }

    /// Fetches, digests and writes the block at `index` of the plan.
    void bring(int index) throws IOException {
        long data = plan.data(index);
        if (data != 0) {
            fetch(index);
            keepData(index, data);
        }
        plan.forEachRun(index, plan.zero(index), (start, length) -> keepZeroes(index, start, length));
    }

    private void fetch(int index) throws IOException {
        long asked = plan.requests(index);
        if (download.isFull()) {
            plan.forEachRun(
                    index, ~asked & present(index), (start, length) -> Zeroes.fill(buffer.slice(start, length)));
        }
        plan.forEachRun(index, asked, (start, length) -> fetch(plan.offset(index) + start, start, length));
    }

    /// The granules that a block has; the disk's last block has fewer.
    private long present(int index) {
        return BlockPlan.bits(0, (plan.length(index) + plan.granule() - 1) / plan.granule());
    }

    private void fetch(long offset, int start, int length) throws TransferException {
        for (int done = 0; done < length; ) {
            int piece = admission.portion(length - done);
            fetchPiece(offset + done, start + done, piece);
            done += piece;
        }
    }

    private void fetchPiece(long offset, int start, int length) throws TransferException {
        admission.admit(length, crew::stopped);
        crew.persist(true, () -> {
            if (crew.stopped()) {
                throw new TransferCancelled();
            }
            download.from().read(offset, buffer.slice(start, length), crew::stopped);
        });
        download.countMoved(offset, length);
    }

    private void keepData(int index, long data) throws IOException {
        ClusterRuns runs = new ClusterRuns(buffer, clusterSize);
        plan.forEachRun(index, data, runs::add);
        digest(index, runs);
        long offset = plan.offset(index);
        for (ClusterRuns.Run run : runs.runs()) {
            if (run.zero()) {
                keepZeroes(index, run.start(), run.length());
            } else {
                download.touch(plan.block(index));
                download.to().write(offset + run.start(), buffer.slice(run.start(), run.length()));
            }
        }
    }

    /// A block that is stored as a whole has one digest for both lists; only others are digested twice.
    private void digest(int index, ClusterRuns runs) {
        long block = plan.block(index);
        int length = plan.length(index);
        boolean storedWhole = runs.dataBytes() == length;
        if (storedWhole || (download.isFull() && runs.dataBytes() > 0)) {
            sha256.update(buffer.slice(0, length));
            byte[] digest = sha256.digest();
            if (download.isFull()) {
                download.keepWhole(block, digest);
            }
            if (storedWhole) {
                download.keepStored(block, digest);
            }
        }
        if (!storedWhole && runs.dataBytes() > 0) {
            StoredDigests.StoredBlock stored = download.digestStored(block);
            for (ClusterRuns.Run run : runs.runs()) {
                if (!run.zero()) {
                    stored.add(buffer.slice(run.start(), run.length()));
                }
            }
            stored.end();
        }
    }

    private void keepZeroes(int index, int start, int length) throws IOException {
        if (!download.isFull()) {
            download.touch(plan.block(index));
            download.to().writeZeroes(plan.offset(index) + start, length);
        }
        download.countZero(plan.offset(index) + start, length);
    }
}
