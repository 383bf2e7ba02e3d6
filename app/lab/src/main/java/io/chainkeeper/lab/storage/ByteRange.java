package io.chainkeeper.lab.storage;

/// A run of bytes in a disk.
///
/// @param start  offset from the beginning of the disk, in bytes
/// @param length in bytes, at least 1
public record ByteRange(long start, long length) {
    public ByteRange {
        if (start < 0 || length < 1) {
            throw new IllegalArgumentException("range at " + start + ", length " + length);
        }
    }

    /// Offset of the first byte behind it.
    public long end() {
        return start + length;
    }
}
