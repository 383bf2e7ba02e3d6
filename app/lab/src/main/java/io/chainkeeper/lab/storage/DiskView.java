package io.chainkeeper.lab.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Something that reads like a disk. Safe for many readers at once.
public interface DiskView {
    /// In bytes.
    long size();

    /// Fills `into` wholly with the disk's bytes from `offset` on.
    ///
    /// @throws IllegalArgumentException when the range does not lie within the disk
    /// @throws IOException when the file behind it cannot be read
    void read(long offset, ByteBuffer into) throws IOException;

    /// The extent that starts at `offset`, as long as its kind holds and at most `maxLength` bytes: data, zeroes
    /// that were written, or a hole that was never written or was discarded.
    ///
    /// @throws IllegalArgumentException when `offset` does not lie within the disk or `maxLength` is below 1
    DiskExtent extentAt(long offset, long maxLength);
}
