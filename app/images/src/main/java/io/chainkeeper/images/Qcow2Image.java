package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A qcow2 file and what lies below it.
final class Qcow2Image implements DiskImage {
    private static final int SECTOR = 512;

    private final ImageFile file;
    private final long virtualSize;
    private final ClusterMap clusters;
    private final CompressedClusters compressed;
    private final @Nullable DiskImage backing;

    Qcow2Image(ImageFile file, Qcow2Header header, TableCache cache, @Nullable DiskImage backing) {
        this.file = file;
        this.virtualSize = header.virtualSize() & -SECTOR; // QEMU shows the guest whole sectors only
        this.clusters = new ClusterMap(file, header, cache);
        this.compressed = new CompressedClusters(file, header.clusterBits(), header.compression());
        this.backing = backing;
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.QCOW2;
    }

    @Override
    public Path file() {
        return file.path();
    }

    @Override
    public long virtualSize() {
        return virtualSize;
    }

    @Override
    public Optional<DiskImage> backing() {
        return Optional.ofNullable(backing);
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        Ranges.requireInside(offset, into.remaining(), virtualSize);
        int end = into.limit();
        long at = offset;
        try {
            while (into.position() < end) {
                long place = clusters.placeOf(at);
                int length = (int) clusters.runLength(at, end - into.position(), place);
                into.limit(into.position() + length);
                readRun(place, at, into);
                at += length;
                into.limit(end);
            }
        } finally {
            into.limit(end);
        }
    }

    private void readRun(long place, long offset, ByteBuffer into) throws IOException {
        switch (Place.kind(place)) {
            case Place.DATA -> readData(Place.where(place) + (offset & clusters.unitSize() - 1), into);
            case Place.COMPRESSED ->
                compressed.read(Place.where(place), (int) (offset & (1 << clusters.clusterBits()) - 1), into);
            case Place.HOLE -> readBelow(offset, into);
            default -> Zeroes.fill(into);
        }
    }

    /// The last cluster of a file may be cut off where its data end; the rest of it reads as zeroes, as
    /// in QEMU.
    private void readData(long host, ByteBuffer into) throws IOException {
        if (host >= file.length()) {
            throw file.corrupt(host, "a data cluster lies outside the file, which is " + file.length() + " bytes long");
        }
        file.readWhatIsThere(host, into);
        Zeroes.fill(into);
    }

    private void readBelow(long offset, ByteBuffer into) throws IOException {
        if (backing != null && offset < backing.virtualSize()) {
            int end = into.limit();
            into.limit(into.position() + (int) Math.min(into.remaining(), backing.virtualSize() - offset));
            backing.read(offset, into);
            into.limit(end);
        }
        Zeroes.fill(into);
    }

    @Override
    public Extent ownExtentAt(long offset, long maxLength) throws IOException {
        long end = Ranges.end(offset, maxLength, virtualSize);
        long place = clusters.placeOf(offset);
        Extent.Kind kind = Place.extentKind(place);
        long at = offset;
        do {
            at += clusters.runLength(at, end - at, place);
            place = at < end ? clusters.placeOf(at) : place;
        } while (at < end && Place.extentKind(place) == kind);
        return new Extent(offset, at - offset, kind);
    }

    @Override
    public Extent extentAt(long offset, long maxLength) throws IOException {
        long end = Ranges.end(offset, maxLength, virtualSize);
        Extent first = step(offset, end);
        long at = first.end();
        while (at < end) {
            Extent next = step(at, end);
            if (next.kind() != first.kind()) {
                break;
            }
            at = next.end();
        }
        return new Extent(offset, at - offset, first.kind());
    }

    /// A part of an extent: as far as one look into the tables goes, so that a hole over a busy backing
    /// file is not measured again and again.
    private Extent step(long offset, long end) throws IOException {
        long place = clusters.placeOf(offset);
        long length = clusters.runLength(offset, end - offset, place);
        if (Place.kind(place) == Place.HOLE && backing != null && offset < backing.virtualSize()) {
            return backing.extentAt(offset, Math.min(length, backing.virtualSize() - offset));
        }
        return new Extent(offset, length, Place.extentKind(place));
    }

    @Override
    public void close() throws IOException {
        compressed.close();
        try {
            file.close();
        } finally {
            if (backing != null) {
                backing.close();
            }
        }
    }
}
