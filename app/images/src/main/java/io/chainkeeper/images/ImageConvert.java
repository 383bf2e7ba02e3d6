package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Writes what a chain's guest reads into one new file without a backing file.
///
/// As many workers as there are processors take one 4 MiB block after the other. Blocks that no file of
/// the chain holds are neither read nor written.
public final class ImageConvert {
    private static final int MOST_WORKERS = 8;

    private final DiskImage from;
    private final ImageWriter to;
    private final Progress progress;
    private final BooleanSupplier cancelled;
    private final AtomicLong nextBlock = new AtomicLong();
    private final AtomicBoolean failed = new AtomicBoolean();

    private ImageConvert(DiskImage from, ImageWriter to, Progress progress, BooleanSupplier cancelled) {
        this.from = from;
        this.to = to;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /// Told, from any worker, which part of the disk is done.
    @FunctionalInterface
    public interface Progress {
        /// Once for each block, in no particular order.
        ///
        /// @param start  of the block on the disk, in bytes
        /// @param length of the block, in bytes
        void done(long start, long length);
    }

    /// How a conversion ended.
    public enum Ending {
        /// The new image is complete and durable.
        FINISHED,
        /// It was cancelled; nothing of the new file is left.
        CANCELLED
    }

    /// Flattens `from` into the new file `to`. When it fails or is cancelled, nothing of `to` is left.
    ///
    /// @param compression of a qcow2 image; must be NONE for raw
    /// @param progress    told of each block
    /// @param cancelled   asked between blocks; as long as it does not answer, that worker stands still
    /// @throws java.nio.file.FileAlreadyExistsException when `to` exists
    public static Ending convert(
            DiskImage from,
            Path to,
            ImageFormat format,
            Qcow2Writer.Compression compression,
            Progress progress,
            BooleanSupplier cancelled)
            throws IOException {
        ImageWriter image = ImageWriter.create(to, format, from.virtualSize(), compression);
        boolean complete = false;
        try (image) {
            if (new ImageConvert(from, image, progress, cancelled).run()) {
                image.finish();
                complete = true;
            }
        } finally {
            if (!complete) {
                Files.deleteIfExists(image.unfinished());
            }
        }
        return complete ? Ending.FINISHED : Ending.CANCELLED;
    }

    /// Whether it came to the end.
    private boolean run() throws IOException {
        int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
        try (var pool = Executors.newFixedThreadPool(workers)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(this::work));
            }
            boolean toTheEnd = true;
            for (Future<Boolean> each : running) {
                toTheEnd &= result(each);
            }
            return toTheEnd;
        }
    }

    private boolean work() throws IOException {
        boolean fine = false;
        try {
            BlockReader reader = new BlockReader(from);
            long blocks = (from.virtualSize() + Blocks.SIZE - 1) / Blocks.SIZE;
            for (long block = nextBlock.getAndIncrement(); block < blocks; block = nextBlock.getAndIncrement()) {
                if (failed.get()) {
                    return true;
                }
                if (cancelled.getAsBoolean()) {
                    fine = true;
                    return false;
                }
                copy(reader, block);
            }
            fine = true;
            return true;
        } finally {
            if (!fine) {
                failed.set(true);
            }
        }
    }

    private void copy(BlockReader reader, long block) throws IOException {
        var data = reader.readUnlessZero(block);
        if (data.hasRemaining()) {
            to.write(block * Blocks.SIZE, data);
        }
        progress.done(block * Blocks.SIZE, Blocks.length(from.virtualSize(), block));
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
