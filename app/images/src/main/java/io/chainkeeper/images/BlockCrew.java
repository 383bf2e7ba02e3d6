package io.chainkeeper.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// As many workers as there are processors take one block of a disk after the other.
final class BlockCrew {
    private static final int MOST_WORKERS = 8;

    private final DiskImage disk;
    private final Work work;
    private final BooleanSupplier cancelled;
    private final AtomicLong nextBlock = new AtomicLong();
    private final AtomicBoolean failed = new AtomicBoolean();

    private BlockCrew(DiskImage disk, Work work, BooleanSupplier cancelled) {
        this.disk = disk;
        this.work = work;
        this.cancelled = cancelled;
    }

    /// What is done with a block, by any worker.
    interface Work {
        /// @param reader the worker's own
        void take(BlockReader reader, long block) throws IOException;
    }

    /// Takes all blocks of a disk.
    ///
    /// @param cancelled asked between blocks; as long as it does not answer, that worker stands still
    /// @return whether it came to the end
    static boolean takeAll(DiskImage disk, BooleanSupplier cancelled, Work work) throws IOException {
        return new BlockCrew(disk, work, cancelled).run();
    }

    private boolean run() throws IOException {
        long blocks = Math.ceilDiv(disk.virtualSize(), Blocks.SIZE);
        int processors = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
        int workers = Math.clamp(blocks, 1, processors);
        try (var pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(() -> work(blocks)));
            }
            boolean toTheEnd = true;
            for (Future<Boolean> each : running) {
                toTheEnd &= result(each);
            }
            return toTheEnd;
        }
    }

    private boolean work(long blocks) throws IOException {
        boolean fine = false;
        try {
            BlockReader reader = new BlockReader(disk);
            for (long block = nextBlock.getAndIncrement(); block < blocks; block = nextBlock.getAndIncrement()) {
                if (failed.get()) {
                    return true;
                }
                if (cancelled.getAsBoolean()) {
                    fine = true;
                    return false;
                }
                work.take(reader, block);
            }
            fine = true;
            return true;
        } finally {
            if (!fine) {
                failed.set(true);
            }
        }
    }

    private static boolean result(Future<Boolean> worker) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return worker.get();
                } catch (InterruptedException e) {
                    interrupted = true; // workers end at the next block by the cancel flag; told on below
                } catch (ExecutionException e) {
                    throw thrownBy(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException thrownBy(ExecutionException e) {
        return switch (e.getCause()) {
            case IOException world -> world;
            case RuntimeException mistake -> throw mistake;
            case Error fatal -> throw fatal;
            case null, default -> new IOException("a worker ended without saying why", e);
        };
    }
}
