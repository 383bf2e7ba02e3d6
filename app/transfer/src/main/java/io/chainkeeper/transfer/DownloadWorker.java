package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockSha256;
import io.chainkeeper.images.ClusterRuns;
import io.chainkeeper.images.StoredDigests;
import io.chainkeeper.images.Zeroes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Brings stretches of a plan, block after block through one buffer: from the network into it, from it into the image.
final class DownloadWorker {
    private final Download download;
    private final BlockPlan plan;
    private final RequestCost cost;
    private final RangeStream stream;
    private final ByteBuffer buffer;
    private final ClusterRuns runs;
    private final StoredDigests.Digester stored;
    private final BlockSha256 sha256 = new BlockSha256();
    private int arrived;

    /// @param buffer for one block, beginning at a page
    DownloadWorker(Download download, BlockPlan plan, RequestCost cost, RangeStream stream, ByteBuffer buffer) {
        this.buffer = buffer;
        this.download = download;
        this.plan = plan;
        this.cost = cost;
        this.stream = stream;
        this.runs = new ClusterRuns(buffer, download.to().clusterSize());
        this.stored = download.stored().digester();
    }

    /// Fetches, digests and writes some blocks.
    ///
    /// @return what is left to be done because it was put aside
    Stretches.Stretch bring(Stretches.Stretch stretch) throws IOException {
        RangePlan asking = new RangePlan(plan, stretch, cost.gap());
        List<ByteRange> ranges = asking.ranges();
        stream.begin(ranges);
        for (int i = stretch.first(); i < stretch.end(); i++) {
            try {
                bring(i, asking.asked(i));
            } catch (PutAside _) {
                stream.abandon();
                forEachData(i, 0, arrived, download::countBack);
                return new Stretches.Stretch(i, stretch.end());
            }
        }
        stream.release();
        cost.took(ranges.size(), ranges.stream().mapToLong(ByteRange::length).sum());
        return new Stretches.Stretch(stretch.end(), stretch.end());
    }

    private void bring(int index, long asked) throws IOException {
        arrived = 0;
        if (asked != 0) {
            plan.forEachRun(index, asked, (start, length) -> fetch(index, start, length));
            keepData(index, asked);
        }
        plan.forEachRun(index, plan.zero(index), (start, length) -> keepZeroes(index, start, length));
        download.finish(plan.block(index));
    }

    /// In one go, or below a limit in the small pieces that it lets through, so that progress is seen.
    private void fetch(int index, int start, int length) throws IOException {
        for (int at = start; at < start + length; at = arrived) {
            int piece = stream.portion(start + length - at);
            stream.fill(buffer.slice(at, piece));
            arrived = at + piece;
            forEachData(index, at, arrived, download::countMoved);
        }
    }

    /// Calls `span` for what is data in a part of a block. What was fetched only because of a gap is counted nowhere.
    private void forEachData(int index, int from, int to, BlockPlan.Span span) throws IOException {
        plan.forEachRun(index, plan.data(index), (start, length) -> {
            int first = Math.max(start, from);
            int end = Math.min(start + length, to);
            if (first < end) {
                span.take(plan.offset(index) + first, end - first);
            }
        });
    }

    private void keepData(int index, long asked) throws IOException {
        runs.clear();
        plan.forEachRun(index, plan.data(index), runs::add);
        if (download.wantsWhole() && runs.dataBytes() > 0) {
            digestWhole(index, asked);
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

    private void digestWhole(int index, long asked) throws IOException {
        plan.forEachRun(index, ~asked & present(index), (start, length) -> Zeroes.fill(buffer.slice(start, length)));
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
