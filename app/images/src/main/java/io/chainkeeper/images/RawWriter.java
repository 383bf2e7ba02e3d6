package io.chainkeeper.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a new raw image. A raw image can't say of itself that it is unfinished, so it gets its name only when it is
/// complete; zeroes stay holes of the file system.
public final class RawWriter implements ImageWriter {
    /// Granule of holes, in bytes: QEMU's default cluster, and a multiple of every file system's block.
    private static final int GRANULE = 1 << 16;

    private final Path target;
    private final Path unfinished;
    private final ImageFile file;
    private final long virtualSize;

    private RawWriter(Path target, Path unfinished, ImageFile file, long virtualSize) {
        this.target = target;
        this.unfinished = unfinished;
        this.file = file;
        this.virtualSize = virtualSize;
    }

    /// Creates it beside `target`, which must not exist yet, under a name that ends in `.unfinished`.
    ///
    /// @param virtualSize of the disk, in bytes
    /// @throws FileAlreadyExistsException when one of the two exists
    public static RawWriter create(Path target, long virtualSize) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = unfinished(target);
        return new RawWriter(target, part, ImageFile.create(part), virtualSize);
    }

    /// The name that a file has until it is finished.
    public static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + ".unfinished");
    }

    @Override
    public long virtualSize() {
        return virtualSize;
    }

    @Override
    public int clusterSize() {
        return GRANULE;
    }

    @Override
    public void write(long offset, ByteBuffer data) throws IOException {
        Ranges.requireInside(offset, data.remaining(), virtualSize);
        int end = data.limit();
        long at = offset;
        while (data.position() < end) {
            int length = Math.min(GRANULE, end - data.position());
            data.limit(data.position() + length);
            if (Zeroes.only(data)) {
                data.position(data.limit());
            } else {
                file.write(at, data);
            }
            at += length;
            data.limit(end);
        }
    }

    @Override
    public void write(long offset, ClusterRuns runs) throws IOException {
        for (int run = 0; run < runs.count(); run++) {
            Ranges.requireInside(offset + runs.start(run), runs.length(run), virtualSize);
            if (!runs.zero(run)) {
                file.write(offset + runs.start(run), runs.bytes(run));
            }
        }
    }

    /// Nothing is to be done: what was never written is a hole.
    @Override
    public void writeZeroes(long offset, long length) {
        Ranges.requireInside(offset, length, virtualSize);
    }

    @Override
    public void finish() throws IOException {
        file.grow(virtualSize);
        file.force();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        Folders.forceNameOf(target);
    }

    @Override
    public Path unfinished() {
        return unfinished;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
