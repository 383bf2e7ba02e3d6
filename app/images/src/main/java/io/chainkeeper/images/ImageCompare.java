package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Compares what the guests of two disks would read, as `qemu-img compare` does: how it is stored does
/// not matter.
public final class ImageCompare {
    private static final int PIECE = 1 << 20;

    private final DiskImage a;
    private final DiskImage b;
    private final ByteBuffer ofA = ByteBuffer.allocateDirect(PIECE);
    private final ByteBuffer ofB = ByteBuffer.allocateDirect(PIECE);

    private ImageCompare(DiskImage a, DiskImage b) {
        this.a = a;
        this.b = b;
    }

    /// The first place where two disks differ.
    ///
    /// @param offset in bytes from the beginning of the disk
    /// @param words  what differs, in words
    public record Difference(long offset, String words) {}

    /// The first difference, if any. A disk may be longer than the other if the rest of it reads as
    /// zeroes. Parts that neither chain stores are not read.
    public static Optional<Difference> compare(DiskImage a, DiskImage b) throws IOException {
        return new ImageCompare(a, b).compare();
    }

    private Optional<Difference> compare() throws IOException {
        long common = Math.min(a.virtualSize(), b.virtualSize());
        long at = 0;
        while (at < common) {
            long length = alike(at, common - at);
            int different = length == 0 ? different(at, (int) Math.min(PIECE, common - at)) : -1;
            if (different >= 0) {
                return Optional.of(new Difference(at + different, "the contents differ at byte " + (at + different)));
            }
            at += length == 0 ? Math.min(PIECE, common - at) : length;
        }
        DiskImage longer = a.virtualSize() > common ? a : b;
        return beyond(longer, common);
    }

    /// How many bytes at `at` read as zeroes in both without reading them.
    private long alike(long at, long max) throws IOException {
        Extent first = a.extentAt(at, max);
        if (first.kind() == Extent.Kind.DATA) {
            return 0;
        }
        Extent second = b.extentAt(at, first.length());
        return second.kind() == Extent.Kind.DATA ? 0 : second.length();
    }

    private int different(long at, int length) throws IOException {
        a.read(at, ofA.clear().limit(length));
        b.read(at, ofB.clear().limit(length));
        return ofA.flip().mismatch(ofB.flip());
    }

    private Optional<Difference> beyond(DiskImage longer, long common) throws IOException {
        long at = common;
        while (at < longer.virtualSize()) {
            Extent extent = longer.extentAt(at, longer.virtualSize() - at);
            long end = extent.kind() == Extent.Kind.DATA ? Math.min(extent.end(), at + PIECE) : extent.end();
            if (extent.kind() == Extent.Kind.DATA) {
                longer.read(at, ofA.clear().limit((int) (end - at)));
                if (!Zeroes.only(ofA.flip())) {
                    return Optional.of(new Difference(
                            common,
                            "the disk " + longer.file().getFileName()
                                    + " is longer, and not all of the rest is zeroes"));
                }
            }
            at = end;
        }
        return Optional.empty();
    }
}
