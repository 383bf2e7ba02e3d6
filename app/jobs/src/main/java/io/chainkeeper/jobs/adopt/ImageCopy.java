package io.chainkeeper.jobs.adopt;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.images.ImageInfo;
import io.chainkeeper.images.Qcow2Writer;
import io.chainkeeper.jobs.work.JobStopped;
import io.chainkeeper.jobs.work.LiveRun;
import io.chainkeeper.jobs.work.Meter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Copies what one image file itself stores into a new image that may hang on another one. The source is only read.
final class ImageCopy implements Meter {
    /// Cancel is noticed between chunks.
    private static final int CHUNK = 4 << 20;

    private final Path from;
    private final long expected;
    private final LongAdder moved = new LongAdder();

    /// @param expected bytes that will be copied, about
    ImageCopy(Path from, long expected) {
        this.from = from;
        this.expected = expected;
    }

    /// Copies.
    ///
    /// @param backing name of the file below the new one; empty for a full
    /// @return payload of the new file, in bytes
    long copy(Path to, Optional<String> backing, LiveRun run) throws IOException, JobStopped {
        int clusterSize = ImageInfo.read(from)
                .qcow2()
                .orElseThrow(() -> new IOException(from + " is no qcow2 image"))
                .clusterSize();
        try (DiskImage image = DiskImage.open(from, ImageFormat.QCOW2)) {
            Qcow2Writer.Options plain =
                    Qcow2Writer.Options.of(image.virtualSize()).withClusterSize(clusterSize);
            Qcow2Writer.Options options = backing.map(name -> plain.withBacking(name, ImageFormat.QCOW2))
                    .orElse(plain);
            try (Qcow2Writer writer = Qcow2Writer.create(to, options)) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
                for (long at = 0; at < image.virtualSize(); ) {
                    run.stopIfCancelled();
                    Extent extent = image.ownExtentAt(at, Math.min(CHUNK, image.virtualSize() - at));
                    copy(image, extent, backing.isPresent(), writer, buffer);
                    at = extent.end();
                }
                long stored = writer.storedBytes();
                writer.finish();
                return stored;
            }
        }
    }

    private void copy(DiskImage image, Extent extent, boolean hangs, Qcow2Writer writer, ByteBuffer buffer)
            throws IOException {
        switch (extent.kind()) {
            case DATA -> {
                buffer.clear().limit((int) extent.length());
                image.read(extent.start(), buffer);
                writer.write(extent.start(), buffer.flip());
                moved.add(extent.length());
            }
            case ZERO -> {
                if (hangs) {
                    writer.writeZeroes(extent.start(), extent.length());
                }
            }
            case HOLE -> {} // the file below decides, and it is copied too
        }
    }

    @Override
    public long moved() {
        return moved.sum();
    }

    @Override
    public long toMove() {
        return Math.max(expected, moved.sum());
    }

    @Override
    public long zero() {
        return 0;
    }
}
