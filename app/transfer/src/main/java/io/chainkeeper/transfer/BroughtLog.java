package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.Qcow2Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Writes down, in a file beside an image that is being brought, which of its blocks are on stable
/// storage: where they lie and their digests, so that another program can go on when this one dies.
///
/// A block is written down only after the image was synced with it. Whichever worker brings the
/// block that makes a note due writes it; the others go on meanwhile. When notes can't be written
/// the image is as good as without: it is brought to the end, and nothing more is noted.
public final class BroughtLog implements AutoCloseable {
    private final Path file;
    private final Qcow2Writer image;
    private final NoteFile form;
    private final Brought brought;
    private final Rhythm rhythm;
    private final Queue<Long> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger due = new AtomicInteger();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile long last = System.nanoTime();
    private @Nullable FileChannel channel;
    private long end;
    private int pages;
    private boolean named;
    private volatile Optional<IOException> trouble = Optional.empty();

    /// How often is written down what has arrived.
    ///
    /// @param blocks after so many at the latest, at least 1
    /// @param time   and after so long, when a block arrives
    public record Rhythm(int blocks, Duration time) {
        /// Refuses nonsense.
        public Rhythm {
            if (blocks < 1) {
                throw new IllegalArgumentException("a note after " + blocks + " blocks");
            }
        }
    }

    private BroughtLog(Path file, Qcow2Writer image, NoteFile form, Brought brought, Rhythm rhythm) {
        this.file = file;
        this.image = image;
        this.form = form;
        this.brought = brought;
        this.rhythm = rhythm;
        brought.notedBy(this);
    }

    /// Notes about a new image. The file is made with the first one.
    ///
    /// @param file must not exist yet
    /// @param form of the image
    public static BroughtLog begin(
            Path file, Qcow2Writer image, Qcow2Writer.Options form, Brought brought, Rhythm rhythm) {
        return new BroughtLog(file, image, new NoteFile(form), brought, rhythm);
    }

    /// Notes that go on behind those that another program wrote. What is not good at the end of them is cut off. If
    /// that can't be, nothing more is noted; what is there already stays true.
    static BroughtLog goOn(
            Path file, Qcow2Writer image, NoteFile form, Brought brought, Rhythm rhythm, NoteFile.Read read) {
        BroughtLog log = new BroughtLog(file, image, form, brought, rhythm);
        log.end = read.end();
        log.pages = read.pages();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            log.channel = channel;
            channel.truncate(read.end());
        } catch (IOException e) {
            log.trouble = Optional.of(e);
        }
        return log;
    }

    /// A block has arrived and was written.
    void arrived(long block) throws IOException {
        if (trouble.isPresent()) {
            return;
        }
        waiting.add(block);
        boolean now = due.incrementAndGet() >= rhythm.blocks()
                || System.nanoTime() - last >= rhythm.time().toNanos();
        if (now && writing.tryLock()) {
            try {
                note(true);
            } finally {
                writing.unlock();
            }
        }
    }

    /// The image has all it is to have, and only needs to be finished: everything is written down,
    /// and what it came to.
    public void end(Downloaded all) throws IOException {
        image.settle();
        writing.lock();
        try {
            note(false);
            append(form.page(
                    pages,
                    new NoteFile.Sums(all.bytesMoved(), all.bytesZero(), all.dirtyBytes(), image.storedBytes())));
            sync(); // a finished image counts for nothing without it
        } finally {
            writing.unlock();
        }
    }

    /// Why nothing more is noted, if so.
    public Optional<IOException> trouble() {
        return trouble;
    }

    /// How many blocks are still to be noted.
    int waiting() {
        return waiting.size();
    }

    /// @param durably the notes survive a power cut, too; against the death of the program they
    ///                need not be synced
    private void note(boolean durably) throws IOException {
        if (trouble.isPresent()) {
            return;
        }
        due.set(0);
        last = System.nanoTime();
        Queue<Long> blocks = new ArrayDeque<>();
        for (Long block = waiting.poll(); block != null; block = waiting.poll()) {
            blocks.add(block);
        }
        List<BlockNote> notes = settled(blocks);
        if (notes.isEmpty()) {
            return;
        }
        image.sync(); // before a word about them
        for (int from = 0; from < notes.size(); from += form.notesInAPage()) {
            append(form.page(pages, notes.subList(from, Math.min(notes.size(), from + form.notesInAPage()))));
        }
        if (durably) {
            sync();
        }
    }

    /// The notes about blocks that are written; others, that are still being packed, wait for the next time.
    private List<BlockNote> settled(Queue<Long> blocks) {
        List<BlockNote> notes = new ArrayList<>();
        for (long block : blocks) {
            long start = block * BlockDigests.BLOCK_SIZE;
            long length = Math.min(BlockDigests.BLOCK_SIZE, image.virtualSize() - start);
            long[] places = new long[(int) Math.ceilDiv(length, image.clusterSize())];
            if (image.places(start, places)) {
                notes.add(new BlockNote(
                        block, brought.stored().get(block), brought.whole().get(block), places));
            } else {
                waiting.add(block);
            }
        }
        return notes;
    }

    private void append(byte[] page) {
        if (trouble.isPresent()) {
            return;
        }
        try {
            FileChannel to = channel;
            if (to == null) {
                to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                channel = to;
                write(to, form.header());
            }
            write(to, page);
            pages++;
        } catch (IOException e) {
            trouble = Optional.of(e);
        }
    }

    private void write(FileChannel to, byte[] bytes) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            end += to.write(from, end);
        }
    }

    private void sync() {
        FileChannel to = channel;
        if (trouble.isPresent() || to == null) {
            return;
        }
        try {
            to.force(false);
            if (!named) {
                syncFolder();
                named = true;
            }
        } catch (IOException e) {
            trouble = Optional.of(e);
        }
    }

    /// The names of notes and image are on stable storage when their folder was synced. Where a folder can't be opened
    /// the file system keeps the order by itself.
    private void syncFolder() throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /// Closes the file; it stays.
    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        if (open != null) {
            open.close();
        }
    }
}
