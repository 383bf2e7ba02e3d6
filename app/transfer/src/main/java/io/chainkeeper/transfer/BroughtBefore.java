package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.ImageException;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.Qcow2Draft;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What another program that died had brought of a disk, as far as its [notes][BroughtLog] tell,
/// and as far as they are true: every block that they claim is read back, and its digest compared.
/// If a single one is not what they say, or can't be, nothing of it counts.
///
/// @param brought    what is in the image
/// @param image      to be written on; empty if the image is finished
/// @param log        goes on with the notes; empty if the image is finished
/// @param finished   what the download came to, if the image is finished
/// @param storedBytes payload of a finished image
public record BroughtBefore(
        Brought brought,
        Optional<Qcow2Writer> image,
        Optional<BroughtLog> log,
        Optional<Downloaded> finished,
        long storedBytes) {

    /// Looks at an image and its notes.
    ///
    /// @param image  as it was left
    /// @param notes  the file of notes
    /// @param form   what was to be made
    /// @param rhythm for further notes
    /// @param points the folder in which backing files may lie
    /// @param cancelled asked between blocks
    /// @return empty when the disk is to be brought anew
    /// @throws TransferCancelled when it was cancelled
    public static Optional<BroughtBefore> find(
            Path image,
            Path notes,
            Qcow2Writer.Options form,
            BroughtLog.Rhythm rhythm,
            Path points,
            BooleanSupplier cancelled)
            throws IOException {
        NoteFile file = new NoteFile(form);
        if (!Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Qcow2Writer.isUnfinished(image)
                    ? unfinished(image, notes, file, rhythm, cancelled)
                    : finished(image, notes, file, points, cancelled);
        } catch (Doubtful | ImageException | NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<BroughtBefore> unfinished(
            Path image, Path notes, NoteFile file, BroughtLog.Rhythm rhythm, BooleanSupplier cancelled)
            throws IOException {
        Optional<Qcow2Draft> opened = Qcow2Draft.open(image, file.form());
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Qcow2Draft draft = opened.get()) {
            var claims = new Claims(file, Optional.of(draft));
            Optional<NoteFile.Read> read = file.read(notes, claims);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Brought brought = claims.brought;
            for (long block : brought.done().blocks().toArray()) {
                stopIf(cancelled);
                if (!same(draft.digest(block), brought.stored().get(block))) {
                    throw new Doubtful("block " + block + " is not what was written");
                }
            }
            Qcow2Writer writer = draft.goOn();
            BroughtLog log = BroughtLog.goOn(notes, writer, file, brought, rhythm, read.get());
            return Optional.of(new BroughtBefore(brought, Optional.of(writer), Optional.of(log), Optional.empty(), 0));
        }
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
    }

    private static void stopIf(BooleanSupplier cancelled) throws TransferCancelled {
        if (cancelled.getAsBoolean()) {
            throw new TransferCancelled();
        }
    }

    private static Optional<BroughtBefore> finished(
            Path image, Path notes, NoteFile file, Path points, BooleanSupplier cancelled) throws IOException {
        var claims = new Claims(file, Optional.empty());
        Optional<NoteFile.Read> read = file.read(notes, claims);
        if (read.isEmpty() || claims.sums.isEmpty()) {
            return Optional.empty();
        }
        StoredDigests claimed = claims.brought.stored().build();
        try (DiskImage there = DiskImage.open(image, ImageFormat.QCOW2, points)) {
            if (there.virtualSize() != file.form().virtualSize()) {
                throw new Doubtful("the disk has another size");
            }
            StoredDigests now = StoredDigests.of(there, _ -> {}, cancelled).orElseThrow(TransferCancelled::new);
            if (!claimed.differences(now).isEmpty()) {
                throw new Doubtful("the image is not what was written");
            }
        }
        NoteFile.Sums sums = claims.sums.get();
        boolean full = file.form().backing().isEmpty();
        Downloaded all = new Downloaded(
                file.form().virtualSize(),
                sums.moved(),
                sums.zero(),
                sums.dirty(),
                claimed,
                full ? Optional.of(claims.brought.whole().build()) : Optional.empty(),
                claims.brought.touched());
        return Optional.of(
                new BroughtBefore(claims.brought, Optional.empty(), Optional.empty(), Optional.of(all), sums.stored()));
    }

    /// What the notes say.
    private static final class Claims implements NoteFile.Reader {
        private final NoteFile file;
        private final Optional<Qcow2Draft> draft;
        private final Brought brought;
        private Optional<NoteFile.Sums> sums = Optional.empty();

        Claims(NoteFile file, Optional<Qcow2Draft> draft) {
            this.file = file;
            this.draft = draft;
            this.brought = Brought.nothing(file.form().virtualSize());
        }

        @Override
        public void take(BlockNote note) throws IOException {
            long block = note.block();
            long blocks = Math.ceilDiv(file.form().virtualSize(), BlockDigests.BLOCK_SIZE);
            boolean digested = note.stored().isEmpty()
                    || note.whole().isPresent()
                    || file.form().backing().isPresent();
            if (block < 0 || block >= blocks || brought.has(block) || !digested) {
                throw new Doubtful("a note about block " + block);
            }
            if (draft.isPresent()) {
                draft.get().place(block * BlockDigests.BLOCK_SIZE, note.places());
            }
            brought.before(note);
        }

        @Override
        public void take(NoteFile.Sums all) {
            sums = Optional.of(all);
        }
    }
}
