package io.chainkeeper.lab.storage;

/// A run of bytes of a lab disk that share one fate.
///
/// @param start   offset from the beginning of the disk, in bytes
/// @param length  in bytes, at least 1
/// @param content what is there
public record DiskExtent(long start, long length, Content content) {
    /// Data; zeroes that somebody wrote; or a hole, which reads as zeroes and takes no space.
    public enum Content {
        DATA,
        ZERO,
        HOLE
    }

    public DiskExtent {
        if (start < 0 || length < 1) {
            throw new IllegalArgumentException("extent at " + start + ", length " + length);
        }
    }

    /// Offset of the first byte behind it.
    public long end() {
        return start + length;
    }

    /// Whether it reads as zeroes.
    public boolean zero() {
        return content != Content.DATA;
    }
}
