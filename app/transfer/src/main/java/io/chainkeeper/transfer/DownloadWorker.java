package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockSha256;
import io.chainkeeper.images.ClusterRuns;
import io.chainkeeper.images.StoredDigests;
import io.chainkeeper.images.Zeroes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Brings stretches of a plan, block after block through one buffer: from the network into it, from it into the image.
final class DownloadWorker {
    private final Download download;
    private final BlockPlan plan;
    private final RangePlan ranges;
    private final RangeStream stream;
    private final ByteBuffer buffer;
    private final ClusterRuns runs;
    private final StoredDigests.Digester stored;
    private final BlockSha256 sha256 = new BlockSha256();
    private long fetched;

    /// @param buffer for one block, beginning at a page
    DownloadWorker(Download download, RangePlan ranges, RangeStream stream, ByteBuffer buffer) {
        this.buffer = buffer;
        this.download = download;
        this.ranges = ranges;
        this.plan = ranges.blocks();
        this.stream = stream;
        this.runs = new ClusterRuns(buffer, download.to().clusterSize());
        this.stored = download.stored().digester();
    }

    /// Fetches, digests and writes some blocks.
    ///
    /// @return what is left to be done because it was put aside
    Stretches.Stretch bring(Stretches.Stretch stretch) throws IOException {
        stream.begin(ranges.ranges(stretch.first(), stretch.end()));
        for (int i = stretch.first(); i < stretch.end(); i++) {
            try {
                bring(i);
            } catch (PutAside _) {
                stream.abandon();
                takeBack(i);
                return new Stretches.Stretch(i, stretch.end());
            }
        }
        stream.release();
        return new Stretches.Stretch(stretch.end(), stretch.end());
    }

    private void takeBack(int index) throws IOException {
        plan.forEachRun(index, ranges.asked(index), (start, length) -> {
            long part = Math.min(fetched, length);
            download.countBack(plan.offset(index) + start, part);
            fetched -= part;
        });
    }

    private void bring(int index) throws IOException {
        long data = plan.data(index);
        fetched = 0;
        if (data != 0) {
            plan.forEachRun(
                    index, ranges.asked(index), (start, length) -> fetch(plan.offset(index) + start, start, length));
            keepData(index, data);
        }
        plan.forEachRun(index, plan.zero(index), (start, length) -> keepZeroes(index, start, length));
        download.finish(plan.block(index));
    }

    /// In one go, or below a limit in the small pieces that it lets through, so that progress is seen.
    private void fetch(long offset, int start, int length) throws TransferException {
        for (int done = 0; done < length; ) {
            int piece = stream.portion(length - done);
            stream.fill(buffer.slice(start + done, piece));
            download.countMoved(offset + done, piece);
            done += piece;
            fetched += piece;
        }
    }

    private void keepData(int index, long data) throws IOException {
        runs.clear();
        plan.forEachRun(index, data, runs::add);
        if (download.wantsWhole() && runs.dataBytes() > 0) {
            digestWhole(index);
        }
        stored.take(plan.block(index), runs);
        if (runs.dataBytes() > 0) {
            download.touch(plan.block(index));
        }
        for (int run = 0; run < runs.count(); run++) {
            if (runs.zero(run)) {
                countZeroes(index, runs.start(run), runs.length(run));
            }
        }
        download.to().write(plan.offset(index), runs);
    }

    private void digestWhole(int index) throws IOException {
        plan.forEachRun(
                index,
                ~ranges.asked(index) & present(index),
                (start, length) -> Zeroes.fill(buffer.slice(start, length)));
        download.keepWhole(plan.block(index), sha256.of(buffer.slice(0, plan.length(index))));
    }

    /// The granules that a block has; the disk's last block has fewer.
    private long present(int index) {
        return BlockPlan.bits(0, (plan.length(index) + plan.granule() - 1) / plan.granule());
    }

    private void keepZeroes(int index, int start, int length) throws IOException {
        countZeroes(index, start, length);
        if (!download.isFull()) {
            download.to().writeZeroes(plan.offset(index) + start, length);
        }
    }

    private void countZeroes(int index, int start, int length) {
        if (!download.isFull()) {
            download.touch(plan.block(index));
        }
        download.countZero(plan.offset(index) + start, length);
    }
}
