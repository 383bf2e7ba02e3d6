package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// A raw file: all data. Holes of the file system are not told apart, Java has no way to ask for them.
final class RawImage implements DiskImage {
    private static final int SECTOR = 512;

    private final ImageFile file;
    private final long virtualSize;

    RawImage(ImageFile file) {
        this.file = file;
        this.virtualSize = file.length() + SECTOR - 1 & -SECTOR; // as QEMU rounds; the rest reads as zeroes
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.RAW;
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
    public void read(long offset, ByteBuffer into) throws IOException {
        Ranges.requireInside(offset, into.remaining(), virtualSize);
        file.readWhatIsThere(offset, into);
        Zeroes.fill(into);
    }

    @Override
    public Extent extentAt(long offset, long maxLength) {
        return ownExtentAt(offset, maxLength);
    }

    @Override
    public Extent ownExtentAt(long offset, long maxLength) {
        return new Extent(offset, Ranges.end(offset, maxLength, virtualSize) - offset, Extent.Kind.DATA);
    }

    @Override
    public Optional<DiskImage> backing() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
