package io.chainkeeper.images;

/// Checks what callers ask for.
final class Ranges {
    private Ranges() {}

    static void requireInside(long offset, long length, long size) {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new IllegalArgumentException(length + " bytes at " + offset + " of a disk of " + size + " bytes");
        }
    }

    /// Where a range of at most `maxLength` bytes at `offset` ends.
    static long end(long offset, long maxLength, long size) {
        if (offset < 0 || offset >= size || maxLength < 1) {
            throw new IllegalArgumentException(
                    "at most " + maxLength + " bytes at " + offset + " of a disk of " + size + " bytes");
        }
        return offset + Math.min(maxLength, size - offset);
    }
}
