package io.chainkeeper.jobs.backup;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.PointDraft;
import io.chainkeeper.transfer.Brought;
import io.chainkeeper.transfer.BroughtBefore;
import io.chainkeeper.transfer.BroughtLog;
import io.chainkeeper.transfer.Download;
import io.chainkeeper.transfer.Downloaded;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.TransferOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The image of a disk while it is brought. It outlives the tickets that bring it, and even the
/// program, which writes down what has arrived: whoever comes next goes on where it was, because
/// the backup holds the disk's moment still.
final class DraftImage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DraftImage.class);
    /// On a slow line a note is written at least so often.
    private static final Duration NOTE_AFTER = Duration.ofSeconds(5);

    private final PlannedDisk disk;
    private final long size;
    private final Brought brought;
    private final long blocksBefore;
    private final Optional<Qcow2Writer> writer;
    private final Optional<BroughtLog> notes;
    private Optional<Copied> copied = Optional.empty();

    private DraftImage(
            PlannedDisk disk, long size, Brought brought, Optional<Qcow2Writer> writer, Optional<BroughtLog> notes) {
        this.disk = disk;
        this.size = size;
        this.brought = brought;
        this.blocksBefore = brought.blocks();
        this.writer = writer;
        this.notes = notes;
    }

    /// A new image, in the place of whatever another program left there.
    ///
    /// @param noteAfter so many blocks it is written down which have arrived
    static DraftImage create(PointDraft draft, PlannedDisk disk, Qcow2Writer.Options form, int noteAfter)
            throws IOException {
        remove(draft, id(disk));
        Qcow2Writer writer = Qcow2Writer.create(draft.imageFile(id(disk)), form);
        Brought brought = Brought.nothing(writer);
        BroughtLog notes = BroughtLog.begin(draft.notesFile(id(disk)), writer, form, brought, rhythm(noteAfter));
        return new DraftImage(disk, form.virtualSize(), brought, Optional.of(writer), Optional.of(notes));
    }

    /// What another program left of an image, read back and found good.
    ///
    /// @return empty when the disk is to be brought anew
    static Optional<DraftImage> before(
            PointDraft draft, PlannedDisk disk, Qcow2Writer.Options form, int noteAfter, BooleanSupplier cancelled)
            throws IOException {
        Path image = draft.imageFile(id(disk));
        // vms/<vm>/points/<point>/<disk>.qcow2: backing files lie in sister folders of the point's.
        Path points = Objects.requireNonNull(
                Objects.requireNonNull(image.toAbsolutePath().getParent()).getParent());
        return BroughtBefore.find(image, draft.notesFile(id(disk)), form, rhythm(noteAfter), points, cancelled)
                .map(before -> of(disk, form, before));
    }

    private static DraftImage of(PlannedDisk disk, Qcow2Writer.Options form, BroughtBefore before) {
        DraftImage image = new DraftImage(disk, form.virtualSize(), before.brought(), before.image(), before.log());
        image.copied = before.finished().map(all -> image.copied(all, before.storedBytes()));
        return image;
    }

    private static BroughtLog.Rhythm rhythm(int noteAfter) {
        return new BroughtLog.Rhythm(noteAfter, NOTE_AFTER);
    }

    /// Removes a disk's image and the notes about it, as far as they are there.
    static void remove(PointDraft draft, UUID disk) throws IOException {
        Files.deleteIfExists(draft.notesFile(disk));
        Files.deleteIfExists(draft.imageFile(disk));
    }

    private static UUID id(PlannedDisk disk) {
        return disk.attachment().disk().id();
    }

    /// The disk as it is brought.
    PlannedDisk disk() {
        return disk;
    }

    /// Of the disk, in bytes.
    long size() {
        return size;
    }

    /// How far it is, in blocks.
    long blocks() {
        return brought.blocks();
    }

    /// What another program had brought, in bytes of the disk.
    long bytesBefore() {
        return Math.min(size, blocksBefore * BlockDigests.BLOCK_SIZE);
    }

    /// All of it, once it is whole.
    Optional<Copied> finished() {
        return copied;
    }

    /// Brings what is missing, and finishes the image. Does nothing when that was done before.
    Copied fill(ImageClient client, TransferOptions how) throws IOException {
        if (copied.isEmpty()) {
            Qcow2Writer into = writer.orElseThrow();
            Downloaded downloaded = disk.mode() == Mode.INCREMENTAL
                    ? Download.incremental(client, into, how, brought)
                    : Download.full(client, into, how, brought);
            if (notes.isPresent()) {
                notes.get().end(downloaded);
            }
            into.finish();
            copied = Optional.of(copied(downloaded, into.storedBytes()));
        }
        return copied.get();
    }

    private Copied copied(Downloaded downloaded, long storedBytes) {
        return new Copied(disk.attachment(), disk.mode(), disk.reason(), downloaded, storedBytes, Optional.empty());
    }

    @Override
    public void close() throws IOException {
        if (notes.isPresent()) {
            notes.get()
                    .trouble()
                    .ifPresent(e -> LOG.warn("what has arrived of disk {} was not written down", id(disk), e));
            notes.get().close();
        }
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
