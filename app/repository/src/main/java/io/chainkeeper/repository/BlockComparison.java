package io.chainkeeper.repository;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSet;
import io.chainkeeper.images.BlockSha256;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import io.chainkeeper.images.Pages;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Reads a disk block by block through its chain, once, and digests it twice: as the guest reads it, and the
/// clusters which the top file itself stores. Blocks without data are not read.
final class BlockComparison {
    /// Digesting is what costs; more threads than cores gain nothing, and each holds a block of memory.
    private static final int MAX_WORKERS = 4;

    private final DiskImage image;
    private final BlockDigests expected;
    private final long size;
    private final int clusterSize;
    private final VerificationProgress progress;
    private final StoredDigests.Builder stored;
    private final ConcurrentSkipListSet<Long> differing = new ConcurrentSkipListSet<>();
    private final BlockSet data;
    private final LongAdder bytesRead = new LongAdder();
    private final AtomicLong next = new AtomicLong();
    private final AtomicBoolean stop = new AtomicBoolean();

    /// What the reading gave.
    ///
    /// @param differing blocks whose contents have another digest, ascending
    /// @param stored    digests of what the top file stores
    /// @param bytesRead in bytes
    record Found(List<Long> differing, StoredDigests stored, long bytesRead) {}

    /// What a disk is compared with.
    ///
    /// @param whole  digests of the disk as the guest reads it
    /// @param stored digests of what the top file stores
    record Expected(BlockDigests whole, StoredDigests stored) {}

    BlockComparison(DiskImage image, Expected expected, long size, int clusterSize, VerificationProgress progress) {
        this.image = image;
        this.expected = expected.whole();
        this.size = size;
        this.clusterSize = clusterSize;
        this.progress = progress;
        this.stored = expected.stored().another();
        this.data = BlockSet.of(size);
    }

    /// Empty when it was cancelled.
    Optional<Found> run(BooleanSupplier cancelled) throws IOException {
        if (!survey(cancelled)) {
            return Optional.empty();
        }
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_WORKERS);
        try (var workers = Executors.newFixedThreadPool(count)) {
            List<Future<Boolean>> all = IntStream.range(0, count)
                    .mapToObj(_ -> workers.submit(() -> work(cancelled)))
                    .toList();
            boolean finished = true;
            for (Future<Boolean> each : all) {
                finished &= result(each);
            }
            return finished
                    ? Optional.of(new Found(List.copyOf(differing), stored.build(), bytesRead.sum()))
                    : Optional.empty();
        }
    }

    /// Finds out from the tables which blocks have to be read.
    ///
    /// @return whether it came to the end
    private boolean survey(BooleanSupplier cancelled) throws IOException {
        for (long block = 0; block < expected.blockCount(); block++) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            long start = block * BlockDigests.BLOCK_SIZE;
            int length = length(block);
            boolean any = hasData(start, length);
            if (any) {
                data.add(block);
            }
            progress.surveyed(start, length, any);
        }
        return true;
    }

    private int length(long block) {
        return (int) Math.min(BlockDigests.BLOCK_SIZE, size - block * BlockDigests.BLOCK_SIZE);
    }

    private boolean result(Future<Boolean> worker) throws IOException {
        try {
            return worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            stop.set(true);
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean work(BooleanSupplier cancelled) throws IOException {
        ByteBuffer buffer = Pages.buffer((int) Math.min(BlockDigests.BLOCK_SIZE, Math.max(size, 1)));
        BlockSha256 sha256 = new BlockSha256();
        try {
            while (!stop.get()) {
                long block = next.getAndIncrement();
                if (block >= expected.blockCount()) {
                    return true;
                }
                if (cancelled.getAsBoolean()) {
                    stop.set(true);
                    return false;
                }
                compare(block, buffer, sha256);
            }
            return false;
        } catch (IOException | RuntimeException e) {
            stop.set(true);
            throw e;
        }
    }

    private void compare(long block, ByteBuffer buffer, BlockSha256 sha256) throws IOException {
        long start = block * BlockDigests.BLOCK_SIZE;
        int length = length(block);
        boolean any = data.contains(block);
        if (any) {
            buffer.clear().limit(length);
            image.read(start, buffer);
            buffer.flip();
            bytesRead.add(length);
            digestStored(block, start, buffer);
            if (!Arrays.equals(sha256.of(buffer), expected.digest(block))) {
                differing.add(block);
            }
        } else if (!expected.isZero(block)) {
            differing.add(block);
        }
        progress.checked(start, length, any);
    }

    private boolean hasData(long start, int length) throws IOException {
        for (long at = start; at < start + length; ) {
            Extent extent = image.extentAt(at, start + length - at);
            if (extent.kind() == Extent.Kind.DATA) {
                return true;
            }
            at = extent.end();
        }
        return false;
    }

    private void digestStored(long block, long start, ByteBuffer buffer) throws IOException {
        StoredDigests.StoredBlock digest = stored.block(block, clusterSize);
        long end = start + buffer.limit();
        for (long at = start; at < end; ) {
            Extent extent = image.ownExtentAt(at, end - at);
            if (extent.kind() == Extent.Kind.DATA) {
                digest.add(buffer.slice((int) (extent.start() - start), (int) extent.length()));
            }
            at = extent.end();
        }
        digest.end();
    }
}
