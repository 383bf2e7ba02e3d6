package io.chainkeeper.repository;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.ImageInfo;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A point on its way into the repository. Closed without [#commit], it leaves nothing behind.
///
/// The order in [#commit] is the promise: everything that the manifest speaks of is durable before the
/// manifest gets its name. Images are written by others, into [#imageFile]; the methods are safe for several
/// threads.
public final class PointDraft implements AutoCloseable {
    /// The largest configuration that is taken, in bytes. Real ones have some ten thousand.
    static final int MAX_OVF = 16 << 20;

    private final PointFolders folders;
    private final Path folder;
    private final Runnable closed;
    private final Map<UUID, DiskVersion> disks = new LinkedHashMap<>();
    private final Set<UUID> adding = new HashSet<>();
    private final NewPoint begun;
    private Optional<UUID> checkpoint;
    private Consistency consistency;
    private Optional<Proof> proof = Optional.empty();
    private boolean goesOn;
    private boolean hasOvf;
    private boolean over;

    /// @param folder made already, and empty
    /// @param closed called once, when the folder is a point or gone
    PointDraft(PointFolders folders, Path folder, NewPoint begun, Runnable closed) {
        this.folders = folders;
        this.folder = folder;
        this.begun = begun;
        this.closed = closed;
        this.checkpoint = begun.checkpoint();
        this.consistency = begun.consistency();
    }

    /// The id that the point will have.
    public UUID id() {
        return begun.id();
    }

    /// A draft that another program has begun.
    ///
    /// @param folder with what it left
    static PointDraft goOn(PointFolders folders, Path folder, NewPoint begun, Runnable closed) throws IOException {
        PointDraft draft = new PointDraft(folders, folder, begun, closed);
        draft.goesOn = true;
        Path ovf = folder.resolve(Layout.OVF);
        draft.hasOvf = Files.isRegularFile(ovf, LinkOption.NOFOLLOW_LINKS)
                && Files.size(ovf) > 0
                && Files.size(ovf) <= MAX_OVF;
        return draft;
    }

    /// What was known when it was begun.
    public NewPoint begun() {
        return begun;
    }

    /// Whether another program has begun it: images and notes may lie in it.
    public boolean goesOn() {
        return goesOn;
    }

    /// Whether the VM's configuration is stored already.
    public synchronized boolean hasOvf() {
        return hasOvf;
    }

    /// Where notes about an image that is being brought may be written, by the caller. The file
    /// goes with the draft.
    public Path notesFile(UUID disk) {
        return folder.resolve(Layout.notesName(disk));
    }

    /// Where the image of a disk is to be written, by the caller. The file does not exist yet,
    /// unless another program has begun it.
    public Path imageFile(UUID disk) {
        return folder.resolve(Layout.imageName(disk));
    }

    /// The backing file name for an incremental's header: relative to the image, with `/` on every system.
    ///
    /// @throws MissingLink when the parent point, or its version of this disk, is not there
    public String backingName(Point parent, UUID disk) throws IOException {
        return backingName(parent.id(), disk);
    }

    private String backingName(UUID parent, UUID disk) throws IOException {
        UUID vm = begun.vm().id();
        Optional<Located> located = folders.find(vm, parent);
        Path image = located.map(Located::folder)
                .orElseGet(() -> folders.pointsOf(vm).resolve(parent.toString()))
                .resolve(Layout.imageName(disk));
        boolean there = located.flatMap(l -> l.point().disk(disk)).isPresent()
                && Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS);
        if (!there) {
            throw new MissingLink(begun.id(), disk, parent, image);
        }
        return Chains.backingName(folder, image);
    }

    /// Stores the VM's configuration. Required before the commit; a second one replaces the first.
    public void ovf(String ovf) throws IOException {
        byte[] bytes = ovf.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_OVF) {
            throw new IllegalArgumentException("OVF of " + bytes.length + " bytes");
        }
        requireOpen();
        Durable.replace(folder.resolve(Layout.OVF), bytes);
        synchronized (this) {
            hasOvf = true;
        }
    }

    /// The engine's checkpoint, when it became known after the beginning.
    public synchronized void checkpoint(UUID id) {
        checkpoint = Optional.of(id);
    }

    /// What may be promised, when it became known after the beginning.
    public synchronized void consistency(Consistency what) {
        consistency = what;
    }

    /// The comparison with the server.
    public synchronized void proof(Proof made) {
        proof = Optional.of(made);
    }

    /// Adds a disk whose image is finished: the file is checked against what is said about it, and its
    /// digests are stored. Once per disk.
    ///
    /// @param whole  digests of the whole disk, as the guest reads it
    /// @param stored digests of what the image file itself stores
    /// @throws DamagedFile when the image is missing, unfinished, of another size or hangs on something else
    public void add(NewDiskVersion version, BlockDigests whole, StoredDigests stored) throws IOException {
        if (whole.diskSize() != stored.diskSize()) {
            throw new IllegalArgumentException(
                    "digests for " + whole.diskSize() + " and " + stored.diskSize() + " bytes");
        }
        UUID disk = version.disk();
        claim(disk);
        Path image = imageFile(disk);
        checkImage(image, version, whole.diskSize());
        Path blocksFile = folder.resolve(Layout.blocksName(disk));
        Path storedFile = folder.resolve(Layout.storedName(disk));
        whole.save(blocksFile);
        stored.save(storedFile);
        for (Path file : List.of(image, blocksFile, storedFile)) {
            Durable.file(file);
        }
        DiskVersion added = new DiskVersion(
                disk,
                version.shape(),
                version.mode(),
                version.reason(),
                version.parentPoint(),
                whole.diskSize(),
                version.storedBytes(),
                Files.size(image),
                Layout.imageName(disk),
                whole.checksum(),
                SideFiles.measure(blocksFile),
                SideFiles.measure(storedFile));
        synchronized (this) {
            disks.put(disk, added);
        }
    }

    private synchronized void claim(UUID disk) {
        requireOpen();
        if (!adding.add(disk)) {
            throw new IllegalArgumentException("disk " + disk + " was added already");
        }
    }

    private void checkImage(Path image, NewDiskVersion version, long size) throws IOException {
        if (!Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedFile(image, "is missing");
        }
        ImageInfo.Qcow2 header = Chains.header(image, size);
        Optional<String> expected = version.parentPoint().isPresent()
                ? Optional.of(backingName(version.parentPoint().get(), version.disk()))
                : Optional.empty();
        if (!header.backingName().equals(expected)) {
            throw new DamagedFile(
                    image, "names " + header.backingName() + " as its backing file instead of " + expected);
        }
    }

    /// Makes everything durable and then, with one atomic move, the point exists.
    ///
    /// @throws IllegalStateException when the configuration or a begun disk is missing, or it is over
    public Point commit() throws IOException {
        NewPoint known = known();
        List<DiskVersion> versions = versions();
        Path text = folder.resolve(Layout.RESTORE_TEXT);
        Durable.replace(text, RestoreText.of(known, versions, PointFolders.name(folder)));
        Point point = new Point(
                Point.FORMAT,
                known.id(),
                known.run(),
                known.vm(),
                known.engine(),
                known.takenAt(),
                known.checkpoint(),
                known.consistency(),
                versions,
                known.shape(),
                SideFiles.measure(folder.resolve(Layout.OVF)),
                SideFiles.measure(text),
                madeProof());
        Durable.folder(folder); // the entries of images and digests
        Durable.folder(Chains.folder(folder)); // the entry of the folder itself
        Durable.replace(folder.resolve(Layout.MANIFEST), ManifestWriter.bytes(point));
        end(true);
        leaveNoNotes();
        return point;
    }

    /// The point exists, and is as good with them as without.
    private void leaveNoNotes() {
        try {
            DraftFile.tidy(folder, true);
        } catch (IOException _) {
            // A clean-up finds them, see Repository#tidy.
        }
    }

    private synchronized NewPoint known() {
        requireOpen();
        if (!hasOvf) {
            throw new IllegalStateException("the VM's configuration is missing");
        }
        return new NewPoint(
                begun.id(),
                begun.run(),
                begun.vm(),
                begun.engine(),
                begun.takenAt(),
                checkpoint,
                consistency,
                begun.shape());
    }

    private synchronized List<DiskVersion> versions() {
        if (disks.size() != adding.size()) {
            throw new IllegalStateException(adding.size() + " disks were begun, " + disks.size() + " were added");
        }
        return List.copyOf(disks.values());
    }

    private synchronized Optional<Proof> madeProof() {
        return proof;
    }

    private synchronized void requireOpen() {
        if (over) {
            throw new IllegalStateException("the draft is over");
        }
    }

    private synchronized boolean end(boolean asPoint) {
        boolean first = !over;
        over = true;
        if (first && asPoint) {
            closed.run();
        }
        return first;
    }

    /// Removes the folder unless the point was committed.
    @Override
    public void close() throws IOException {
        if (end(false)) {
            try {
                DraftFolder.remove(folder);
            } finally {
                closed.run();
            }
        }
    }
}
