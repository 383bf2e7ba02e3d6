package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// Writes what a chain's guest reads into one new file without a backing file.
///
/// As many workers as there are processors take one 4 MiB block after the other. Blocks that no file of
/// the chain holds are neither read nor written.
public final class ImageConvert {
    private final DiskImage from;
    private final ImageWriter to;
    private final Progress progress;

    private ImageConvert(DiskImage from, ImageWriter to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
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
            if (BlockCrew.takeAll(from, cancelled, new ImageConvert(from, image, progress)::copy)) {
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

    private void copy(BlockReader reader, long block) throws IOException {
        var data = reader.readUnlessZero(block);
        if (data.hasRemaining()) {
            to.write(block * Blocks.SIZE, data);
        }
        progress.done(block * Blocks.SIZE, Blocks.length(from.virtualSize(), block));
    }
}
