package io.chainkeeper.transfer;

/// A run of bytes of the server's disk that is asked for.
///
/// @param offset of its first byte
/// @param length in bytes, at least 1
record ByteRange(long offset, long length) {
    ByteRange {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(length + " bytes at " + offset);
        }
    }

    long end() {
        return offset + length;
    }
}
