package io.chainkeeper.transfer;

/// One change of a disk on its way to the server.
///
/// @param block  index in the plan of the block that it is about; [#NO_BLOCK] for zeroes between data
/// @param offset in the disk, in bytes
/// @param length in bytes, at least 1; of data at most a block
/// @param zero   whether the range becomes zeroes, instead of getting the image's data
/// @param last   whether the block is done with it
record WriteOrder(int block, long offset, long length, boolean zero, boolean last) {
    static final int NO_BLOCK = -1;

    /// Bytes that travel for it where the server takes orders for zeroes.
    long dataBytes() {
        return zero ? 0 : length;
    }

    /// The first bytes of it.
    WriteOrder first(long bytes) {
        return new WriteOrder(block, offset, bytes, zero, false);
    }

    /// What is behind these.
    WriteOrder behind(long bytes) {
        return new WriteOrder(block, offset + bytes, length - bytes, zero, last);
    }
}
