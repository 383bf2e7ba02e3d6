package io.chainkeeper.repository;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// The folder where points live, open. Safe for many threads.
public final class Repository implements AutoCloseable {
    private Repository() {}

    /// Makes a repository in a new or empty folder and opens it for writing.
    public static Repository create(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Opens it for writing. One program at a time: the second one gets [RepositoryInUse] with the owner's name.
    public static Repository open(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Opens it for reading, without a lock and without writing anything.
    public static Repository openReadOnly(Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The repository's own id, which survives moving the folder.
    public UUID id() {
        throw new UnsupportedOperationException();
    }

    /// Where it lies.
    public Path folder() {
        throw new UnsupportedOperationException();
    }

    /// Reads every manifest. Needs no catalog; opens no image.
    public Scan scan() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// One point by its id.
    public Optional<Point> point(UUID id) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The readable points of one VM, oldest first.
    public List<Point> points(UUID vm) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Begins a point: its folder is made, and stays unfinished until the draft is committed.
    public PointDraft begin(NewPoint what) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Removes the folder of a run that died. Refuses a folder that has a manifest, or that an open draft owns.
    public void discard(Finding.Unfinished unfinished) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Where a point lies now.
    public Path folder(Point point) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The chain of one disk, found by the manifests' ids, each file checked for presence and length, each header's
    /// backing name compared with where the parent really lies.
    ///
    /// @throws MissingLink when a point or file below is not there
    /// @throws MovedLink   when a parent's folder was renamed
    /// @throws DamagedFile when a file is not what its manifest says
    public Chain chainOf(Point point, UUID disk) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Opens a disk as it was at that point, through its whole chain, after the checks of [#chainOf].
    public DiskImage openDisk(Point point, UUID disk) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Puts the real places of the parents into the headers of a point's chains, after folders were renamed. Nothing
    /// is copied. Says how many headers were changed.
    public int relink(Point point) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The digests of the whole disk at that point.
    public BlockDigests digests(Point point, UUID disk) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The digests of what that version's own file stores.
    public StoredDigests stored(Point point, UUID disk) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// The VM's configuration at that point.
    public String ovf(Point point) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Reads a point back, every disk through its chain, and compares every digest. Bad contents are a result, not an
    /// exception.
    ///
    /// @param cancelled looked at between blocks
    public Verification verify(Point point, VerificationProgress progress, BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }

    /// Gives the lock back. Drafts that are still open are lost.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
