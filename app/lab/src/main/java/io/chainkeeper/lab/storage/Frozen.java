package io.chainkeeper.lab.storage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One moment of a disk, kept while the guest writes on. Closing it ends the copying aside.
public interface Frozen extends DiskView, AutoCloseable {
    /// Where the disk changed between a checkpoint and this moment, in whole granules of 64 KiB (the last may be
    /// cut by the disk's end); empty when that checkpoint was not tracked at this moment.
    Optional<List<ByteRange>> dirtySince(UUID checkpoint);

    /// Reads fail from now on, and the guest's writes are no longer copied aside. Never fails.
    @Override
    void close();
}
