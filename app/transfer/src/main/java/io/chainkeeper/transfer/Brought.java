package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSet;
import io.chainkeeper.images.ImageWriter;
import io.chainkeeper.images.StoredDigests;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// What is in an image so far, block by block, with its digests. A download that broke off goes on from here into
/// the same image, with another ticket for the same moment of the disk: no block that has arrived travels twice.
public final class Brought {
    /// Of SHA-256, in bytes.
    private static final int WHOLE_DIGEST = 32;

    private final long diskSize;
    private final StoredDigests.Builder stored;
    private final BlockDigests.Builder whole;
    private final BlockSet touched;
    private final BlockSet done;
    private final LongAdder moved = new LongAdder();
    private final LongAdder zeroed = new LongAdder();
    private volatile Optional<BroughtLog> log = Optional.empty();

    private Brought(long diskSize) {
        this.diskSize = diskSize;
        this.stored = StoredDigests.builder(diskSize);
        this.whole = BlockDigests.builder(diskSize);
        this.touched = BlockSet.of(diskSize);
        this.done = BlockSet.of(diskSize);
    }

    /// Nothing yet.
    public static Brought nothing(ImageWriter to) {
        return nothing(to.virtualSize());
    }

    static Brought nothing(long diskSize) {
        return new Brought(diskSize);
    }

    /// From now on it is written down what arrives.
    void notedBy(BroughtLog notes) {
        log = Optional.of(notes);
    }

    /// A block that another program has brought.
    ///
    /// @throws IllegalArgumentException when the note can't be ours
    void before(BlockNote note) {
        if (!note.stored().map(StoredDigests.Builder::isDigest).orElse(true)
                || !note.whole().map(digest -> digest.length == WHOLE_DIGEST).orElse(true)) {
            throw new IllegalArgumentException("a digest of another kind");
        }
        note.stored().ifPresent(digest -> stored.set(note.block(), digest));
        note.whole().ifPresent(digest -> whole.set(note.block(), digest));
        if (note.stored().isPresent() || note.storesZeroes()) {
            touched.add(note.block());
        }
        done.add(note.block());
    }

    BlockSet done() {
        return done;
    }

    /// Blocks of 4 MiB that are dealt with. Grows while a download works.
    public long blocks() {
        return done.count();
    }

    boolean has(long block) {
        return done.contains(block);
    }

    /// All of a block is in the image.
    void finish(long block) throws IOException {
        done.add(block);
        Optional<BroughtLog> notes = log;
        if (notes.isPresent()) {
            notes.get().arrived(block);
        }
    }

    void requireFits(ImageWriter to) {
        if (to.virtualSize() != diskSize) {
            throw new IllegalArgumentException("brought of " + diskSize + " bytes, not " + to.virtualSize());
        }
    }

    StoredDigests.Builder stored() {
        return stored;
    }

    BlockDigests.Builder whole() {
        return whole;
    }

    BlockSet touched() {
        return touched;
    }

    /// Bytes of data that travelled, those of blocks that did not arrive whole included.
    LongAdder moved() {
        return moved;
    }

    /// Zeroes found in what was dealt with; the gaps between extents are not among them.
    LongAdder zeroed() {
        return zeroed;
    }
}
