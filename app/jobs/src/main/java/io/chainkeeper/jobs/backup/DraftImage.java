package io.chainkeeper.jobs.backup;

import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.plan.PlannedDisk;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.transfer.Brought;
import io.chainkeeper.transfer.Download;
import io.chainkeeper.transfer.Downloaded;
import io.chainkeeper.transfer.ImageClient;
import io.chainkeeper.transfer.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The image of a disk while it is brought. It outlives the tickets that bring it: when one breaks, the next goes on
/// where it was, because the backup holds the disk's moment still.
final class DraftImage implements AutoCloseable {
    private final PlannedDisk disk;
    private final Qcow2Writer writer;
    private final Brought brought;
    private Optional<Copied> copied = Optional.empty();

    private DraftImage(PlannedDisk disk, Qcow2Writer writer) {
        this.disk = disk;
        this.writer = writer;
        this.brought = Brought.nothing(writer);
    }

    static DraftImage create(Path image, PlannedDisk disk, Qcow2Writer.Options form) throws IOException {
        return new DraftImage(disk, Qcow2Writer.create(image, form));
    }

    /// The disk as it is brought.
    PlannedDisk disk() {
        return disk;
    }

    /// How far it is, in blocks.
    long blocks() {
        return brought.blocks();
    }

    /// Whether it is whole.
    boolean finished() {
        return copied.isPresent();
    }

    /// Brings what is missing, and finishes the image. Does nothing when that was done before.
    Copied fill(ImageClient client, TransferOptions how) throws IOException {
        if (copied.isEmpty()) {
            Downloaded downloaded = disk.mode() == Mode.INCREMENTAL
                    ? Download.incremental(client, writer, how, brought)
                    : Download.full(client, writer, how, brought);
            writer.finish();
            copied = Optional.of(new Copied(
                    disk.attachment(), disk.mode(), disk.reason(), downloaded, writer.storedBytes(), Optional.empty()));
        }
        return copied.get();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
