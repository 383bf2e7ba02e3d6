package io.chainkeeper.repository;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// The folder where points live, open. Safe for many threads.
///
/// It holds nothing in memory but the drafts that are being written: every answer is what the folder says now.
public final class Repository implements AutoCloseable {
    private final Path root;
    private final UUID id;
    private final Optional<RepositoryLock> lock;
    private final PointFolders folders;
    private final Drafts drafts;

    private Repository(Path root, UUID id, Optional<RepositoryLock> lock) {
        this.root = root;
        this.id = id;
        this.lock = lock;
        this.folders = new PointFolders(root, id);
        this.drafts = new Drafts(root, folders);
    }

    /// Makes a repository in a new or empty folder and opens it for writing.
    ///
    /// @throws FolderNotEmpty when something lies there already
    public static Repository create(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Durable.makeFolder(root);
        if (!isNew(root)) {
            throw new FolderNotEmpty(root);
        }
        byte[] content = Json.write(Json.object()
                .put("format", Point.FORMAT)
                .put("id", UUID.randomUUID().toString()));
        Durable.replace(root.resolve(Layout.REPOSITORY_FILE), content);
        return open(root);
    }

    /// Whether a repository can be made in a folder: it is missing or empty, or holds nothing but what an interrupted
    /// [#create] left there.
    public static boolean isNew(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        Path begun = Durable.part(folder.resolve(Layout.REPOSITORY_FILE));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!entry.equals(begun)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Opens it for writing. One program at a time.
    ///
    /// @throws RepositoryInUse when somebody has it open for writing, with the owner's name
    /// @throws NotARepository  when it is none
    /// @throws WrittenByNewer  when a newer program made it
    public static Repository open(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        UUID id = identity(root);
        RepositoryLock lock = RepositoryLock.take(root);
        boolean good = false;
        try {
            Durable.makeFolder(root.resolve(Layout.VMS));
            good = true;
            return new Repository(root, id, Optional.of(lock));
        } finally {
            if (!good) {
                lock.close();
            }
        }
    }

    /// Opens it for reading, without a lock and without writing anything. Somebody else may be writing meanwhile.
    ///
    /// @throws NotARepository when it is none
    /// @throws WrittenByNewer when a newer program made it
    public static Repository openReadOnly(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        return new Repository(root, identity(root), Optional.empty());
    }

    /// The id in a repository's folder.
    ///
    /// @throws NotARepository when there is none
    static UUID identity(Path root) throws IOException {
        try {
            Fields fields = Json.read(root.resolve(Layout.REPOSITORY_FILE));
            ManifestReader.requireKnownFormat(fields);
            return fields.id("id");
        } catch (NoSuchFileException | NotDirectoryException _) {
            throw new NotARepository(root);
        }
    }

    /// The repository's own id, which survives moving the folder.
    public UUID id() {
        return id;
    }

    /// Where it lies.
    public Path folder() {
        return root;
    }

    /// Whether it was opened for reading only.
    public boolean isReadOnly() {
        return lock.isEmpty();
    }

    /// Reads every manifest. Needs no catalog; opens no image.
    public Scan scan() throws IOException {
        folders.requireThere();
        return new FolderScan(folders, drafts.open()).all();
    }

    /// One point by its id. Empty when there is none that can be read: [#scan] says why.
    public Optional<Point> point(UUID id) throws IOException {
        for (UUID vm : folders.vms()) {
            try {
                Optional<Located> found = folders.find(vm, id);
                if (found.isPresent()) {
                    return found.map(Located::point);
                }
            } catch (RepositoryException _) {
                // Its manifest is damaged or of a newer program: a finding, not a point.
            }
        }
        return Optional.empty();
    }

    /// The readable points of one VM, oldest first.
    public List<Point> points(UUID vm) throws IOException {
        return new FolderScan(folders, drafts.open()).of(vm);
    }

    /// Begins a point: its folder is made, and stays unfinished until the draft is committed.
    public PointDraft begin(NewPoint what) throws IOException {
        requireWritable();
        return drafts.begin(what);
    }

    /// Goes on with a point that another program has begun; its images and notes are still to be looked at.
    ///
    /// @param run that stores it now
    /// @return empty when nothing of it is there that could go on, or it is being written
    public Optional<PointDraft> goOn(UUID vm, UUID point, UUID run) throws IOException {
        requireWritable();
        return drafts.goOn(vm, point, run);
    }

    /// Whether there is something that [#goOn] could go on with.
    public boolean hasBegun(UUID vm, UUID point) throws IOException {
        return drafts.hasBegun(vm, point);
    }

    /// Removes what lay beside a point's files while it was made, if its program did not live to do so.
    public void tidy(Point point) throws IOException {
        requireWritable();
        DraftFile.tidy(located(point).folder(), true);
    }

    /// Removes the folder of a run that died.
    ///
    /// @throws IllegalArgumentException when it is a point after all, is being written, or lies elsewhere
    public void discard(Finding.Unfinished unfinished) throws IOException {
        requireWritable();
        drafts.discard(unfinished);
    }

    /// Where a point lies now.
    public Path folder(Point point) throws IOException {
        return located(point).folder();
    }

    /// The chain of one disk, found by the manifests' ids, each file checked for presence and length, each
    /// header's backing name compared with where the parent really lies.
    ///
    /// @throws MissingLink when a point or file below is not there
    /// @throws MovedLink   when a parent's folder was renamed
    /// @throws DamagedFile when a file is not what its manifest says
    public Chain chainOf(Point point, UUID disk) throws IOException {
        requireDisk(point, disk);
        return new Chains(folders).checked(point, disk);
    }

    /// Opens a disk as it was at that point, through its whole chain, after the checks of [#chainOf].
    public DiskImage openDisk(Point point, UUID disk) throws IOException {
        Chain chain = chainOf(point, disk);
        Path vmFolder = Layout.vmFolder(root, point.vm().id());
        return DiskImage.open(chain.top().file(), ImageFormat.QCOW2, vmFolder);
    }

    /// Puts the real places of the parents into the headers of a point's chains, after folders were renamed.
    /// Nothing is copied. Says how many headers were changed.
    ///
    /// @throws MissingLink when a parent is not there at all
    public int relink(Point point) throws IOException {
        requireWritable();
        return new Relinking(folders).of(located(point).point());
    }

    /// The digests of the whole disk at that point.
    ///
    /// @throws DamagedFile when the file is not the one that the manifest means
    public BlockDigests digests(Point point, UUID disk) throws IOException {
        requireDisk(point, disk);
        Located located = located(point);
        return Digests.whole(located, version(located, disk));
    }

    /// The digests of what that version's own file stores.
    ///
    /// @throws DamagedFile when the file is not the one that the manifest means
    public StoredDigests stored(Point point, UUID disk) throws IOException {
        requireDisk(point, disk);
        Located located = located(point);
        return Digests.stored(located, version(located, disk));
    }

    /// The VM's configuration at that point.
    ///
    /// @throws DamagedFile when the file is not the one that the manifest means
    public String ovf(Point point) throws IOException {
        Located located = located(point);
        Path file = SideFiles.checked(located.folder(), located.point().ovf());
        return new String(Json.bounded(file, PointDraft.MAX_OVF), StandardCharsets.UTF_8);
    }

    /// Reads a point back, every disk through its chain, and compares every digest. Bad contents are a
    /// result, not an exception.
    ///
    /// @param cancelled looked at between blocks
    public Verification verify(Point point, VerificationProgress progress, BooleanSupplier cancelled) {
        return new Verifier(folders, progress, cancelled)
                .verify(point, Layout.vmFolder(root, point.vm().id()));
    }

    /// Gives the lock back. A draft that is still open is abandoned: its folder stays, unfinished.
    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    private Located located(Point point) throws IOException {
        UUID vm = point.vm().id();
        return folders.find(vm, point.id())
                .orElseThrow(() -> new DamagedFile(folders.pointsOf(vm), "does not hold point " + point.id()));
    }

    private static void requireDisk(Point point, UUID disk) {
        if (point.disk(disk).isEmpty()) {
            throw new IllegalArgumentException("point " + point.id() + " has no disk " + disk);
        }
    }

    private static DiskVersion version(Located located, UUID disk) throws DamagedFile {
        return located.point()
                .disk(disk)
                .orElseThrow(() -> new DamagedFile(located.folder().resolve(Layout.MANIFEST), "has no disk " + disk));
    }

    private void requireWritable() {
        if (lock.isEmpty()) {
            throw new IllegalStateException("the repository was opened for reading only");
        }
    }
}
