package io.chainkeeper.repository;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/// A point on its way into the repository. Closed without [#commit], it leaves nothing behind.
public final class PointDraft implements AutoCloseable {
    PointDraft() {}

    /// The id that the point will have.
    public UUID id() {
        throw new UnsupportedOperationException();
    }

    /// Where the image of a disk is to be written, by the caller. The file does not exist yet.
    public Path imageFile(UUID disk) {
        throw new UnsupportedOperationException();
    }

    /// The backing file name for an incremental's header: relative to the image, with `/` on every system.
    public String backingName(Point parent, UUID disk) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Stores the VM's configuration. Required before the commit.
    public void ovf(String ovf) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The engine's checkpoint, when it became known after the beginning.
    public void checkpoint(UUID checkpoint) {
        throw new UnsupportedOperationException();
    }

    /// What may be promised, when it became known after the beginning.
    public void consistency(Consistency consistency) {
        throw new UnsupportedOperationException();
    }

    /// The comparison with the server.
    public void proof(Proof proof) {
        throw new UnsupportedOperationException();
    }

    /// Adds a disk whose image is finished: the file is checked against what is said about it, and its digests are
    /// stored. May be called from several threads, once per disk.
    ///
    /// @param whole  digests of the whole disk, as the guest reads it
    /// @param stored digests of what the image file itself stores
    public void add(NewDiskVersion version, BlockDigests whole, StoredDigests stored) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Makes everything durable and then, with one atomic move, the point exists.
    public Point commit() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Removes the folder unless the point was committed.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
