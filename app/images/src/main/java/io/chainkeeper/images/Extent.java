package io.chainkeeper.images;

/// A run of bytes in a virtual disk that share one fate.
///
/// @param start  offset from the beginning of the disk, in bytes
/// @param length in bytes, at least 1
/// @param kind   what is there: data, zeroes, or nothing of its own
public record Extent(long start, long length, Kind kind) {
    /// What a reader finds in an extent.
    public enum Kind {
        /// Bytes are stored.
        DATA,
        /// Reads as zeroes, and says so itself: a backing file below is not asked.
        ZERO,
        /// Nothing is stored: the backing file decides; without one it reads as zeroes.
        HOLE
    }

    public Extent {
        if (start < 0 || length < 1 || start > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("extent at " + start + ", length " + length);
        }
    }

    /// The offset of the first byte after this extent.
    public long end() {
        return start + length;
    }
}
