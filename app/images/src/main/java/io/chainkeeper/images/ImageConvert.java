package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Writes a chain's view of a disk into one new file.
public final class ImageConvert {
    private ImageConvert() {}

    /// How a conversion ended.
    public enum Ending {
        /// The new image is complete and durable.
        FINISHED,
        /// It was cancelled; the new file is removed.
        CANCELLED
    }

    /// Flattens `from` into the new file `to`.
    ///
    /// @param bytesDone told, from any worker, how many more bytes of the disk are done (increments, not
    /// totals)
    /// @param cancelled asked between blocks
    public static Ending convert(
            DiskImage from,
            Path to,
            ImageFormat format,
            Qcow2Writer.Compression compression,
            LongConsumer bytesDone,
            BooleanSupplier cancelled)
            throws IOException {
        throw new UnsupportedOperationException("soon");
    }
}
