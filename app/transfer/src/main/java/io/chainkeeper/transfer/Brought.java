package io.chainkeeper.transfer;

import io.chainkeeper.images.BlockDigests;
import io.chainkeeper.images.BlockSet;
import io.chainkeeper.images.ImageWriter;
import io.chainkeeper.images.StoredDigests;
import java.util.concurrent.atomic.LongAdder;

/// What is in an image so far, block by block, with its digests. A download that broke off goes on from here into
/// the same image, with another ticket for the same moment of the disk: no block that has arrived travels twice.
public final class Brought {
    private final long diskSize;
    private final StoredDigests.Builder stored;
    private final BlockDigests.Builder whole;
    private final BlockSet touched;
    private final BlockSet done;
    private final LongAdder moved = new LongAdder();
    private final LongAdder zeroed = new LongAdder();

    private Brought(long diskSize) {
        this.diskSize = diskSize;
        this.stored = StoredDigests.builder(diskSize);
        this.whole = BlockDigests.builder(diskSize);
        this.touched = BlockSet.of(diskSize);
        this.done = BlockSet.of(diskSize);
    }

    /// Nothing yet.
    public static Brought nothing(ImageWriter to) {
        return new Brought(to.virtualSize());
    }

    /// Blocks of 4 MiB that are dealt with. Grows while a download works.
    public long blocks() {
        return done.count();
    }

    boolean has(long block) {
        return done.contains(block);
    }

    void finish(long block) {
        done.add(block);
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
