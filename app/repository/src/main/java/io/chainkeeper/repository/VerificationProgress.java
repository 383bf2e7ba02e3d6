package io.chainkeeper.repository;

import io.chainkeeper.images.DiskCells;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// How far a verification is. Workers add, others look whenever they like.
public final class VerificationProgress {
    private final LongAdder checked = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder surveyed = new LongAdder();
    private final LongAdder toRead = new LongAdder();
    private volatile Optional<DiskCells> cells = Optional.empty();
    private volatile long base;

    /// Nothing checked yet.
    public VerificationProgress() {}

    /// Bytes of virtual disks that have been judged; ends at the sum of the disks' virtual sizes.
    public long bytesChecked() {
        return checked.sum();
    }

    /// Bytes that had to be read for it; zeroes are not read.
    public long bytesRead() {
        return read.sum();
    }

    /// Bytes of virtual disks of which it is known whether they have to be read. A disk is surveyed when its turn
    /// comes.
    public long bytesSurveyed() {
        return surveyed.sum();
    }

    /// Bytes that have to be read in the disks surveyed so far.
    public long bytesToRead() {
        return toRead.sum();
    }

    /// The point's disks laid end to end, cell by cell; empty until the first one is opened.
    public Optional<DiskCells> cells() {
        return cells;
    }

    /// The disks have so many bytes together.
    void begin(long size) {
        cells = Optional.of(new DiskCells(size, DiskCells.Kind.UNKNOWN));
    }

    /// The next disk begins there, when all are laid end to end.
    void disk(long offset) {
        base = offset;
    }

    /// What will have to be done about a block of the present disk.
    void surveyed(long start, long length, boolean data) {
        surveyed.add(length);
        if (data) {
            toRead.add(length);
            cells.ifPresent(each -> each.expectData(base + start, length));
        } else {
            cells.ifPresent(each -> each.expectZero(base + start, length));
        }
    }

    /// A block of the present disk is judged.
    void checked(long start, long length, boolean data) {
        checked.add(length);
        if (data) {
            read.add(length);
            cells.ifPresent(each -> each.moved(base + start, length));
        } else {
            cells.ifPresent(each -> each.zeroed(base + start, length));
        }
    }
}
