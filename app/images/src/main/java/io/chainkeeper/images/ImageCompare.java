package io.chainkeeper.images;

import java.io.IOException;
import java.util.Optional;

/// Compares what two disks' guests would read.
public final class ImageCompare {
    private ImageCompare() {}

    /// The first place where two disks differ.
    ///
    /// @param offset in bytes from the beginning of the disk
    /// @param words  what differs, in words
    public record Difference(long offset, String words) {}

    /// The first difference, if any. As with `qemu-img compare`, a disk may be longer if the rest reads
    /// as zeroes.
    public static Optional<Difference> compare(DiskImage a, DiskImage b) throws IOException {
        throw new UnsupportedOperationException("soon");
    }
}
