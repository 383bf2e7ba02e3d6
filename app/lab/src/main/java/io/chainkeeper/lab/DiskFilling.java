package io.chainkeeper.lab;

import io.chainkeeper.images.DiskImage;
import io.chainkeeper.images.Extent;
import io.chainkeeper.images.ImageFormat;
import io.chainkeeper.lab.storage.LabDiskContent;
import io.chainkeeper.lab.storage.LabStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/// Makes new disks in the store and puts on them what their specs say.
final class DiskFilling {
    private static final int STEP = 1 << 20;
    private static final int GRANULE = 64 << 10;
    private static final long SECTOR = 512;

    private final LabStore store;
    private final Path scratch;

    /// @param scratch a folder for files that are only needed meanwhile
    DiskFilling(LabStore store, Path scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /// Makes one disk. A LUN has no content here.
    ///
    /// @return its size in bytes
    long make(UUID disk, DiskSpec.Source source) throws IOException {
        return switch (source) {
            case DiskSpec.Source.Empty(long size) -> store.create(disk, size).size();
            case DiskSpec.Source.Seeded(long size, long data, long seed) -> seeded(disk, size, data, seed);
            case DiskSpec.Source.Image(Path file, String format) -> image(disk, file, format);
            case DiskSpec.Source.Folder(Path folder, long spare) -> folder(disk, folder, spare);
            case DiskSpec.Source.Lun(long size) -> size;
        };
    }

    /// Half of the data lies at the beginning in one piece, the other half in pieces all over the disk.
    private long seeded(UUID disk, long size, long data, long seed) throws IOException {
        LabDiskContent content = store.create(disk, size);
        Random random = new Random(seed);
        byte[] piece = new byte[GRANULE];
        long pieces = Math.min(data, size) / GRANULE;
        for (long i = 0; i < pieces; i++) {
            long place = i < pieces / 2 ? i : random.nextLong(size / GRANULE);
            random.nextBytes(piece);
            content.write(place * GRANULE, ByteBuffer.wrap(piece));
        }
        return size;
    }

    private long folder(UUID disk, Path folder, long spare) throws IOException {
        Path raw = scratch.resolve(disk + ".ext4");
        try {
            Ext4Folder.make(folder, spare, raw);
            return raw(disk, raw);
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private long image(UUID disk, Path file, String format) throws IOException {
        return switch (format) {
            case "raw" -> raw(disk, file);
            case "qcow2" -> qcow2(disk, file);
            default -> throw new IllegalArgumentException("image format " + format);
        };
    }

    private long raw(UUID disk, Path file) throws IOException {
        LabDiskContent content = store.create(disk, rounded(Files.size(file)));
        new LabDisk(disk, "", content).changeTo(file);
        return content.size();
    }

    private long qcow2(UUID disk, Path file) throws IOException {
        try (DiskImage image = DiskImage.open(file, ImageFormat.QCOW2)) {
            LabDiskContent content = store.create(disk, rounded(image.virtualSize()));
            copy(image, content);
            return content.size();
        }
    }

    private static long rounded(long bytes) {
        return Math.max(SECTOR, (bytes + SECTOR - 1) / SECTOR * SECTOR);
    }

    private static void copy(DiskImage image, LabDiskContent content) throws IOException {
        for (long start = 0; start < image.virtualSize(); ) {
            Extent extent = image.extentAt(start, image.virtualSize() - start);
            if (extent.kind() == Extent.Kind.DATA) {
                copyData(image, content, extent);
            }
            start = extent.end();
        }
    }

    private static void copyData(DiskImage image, LabDiskContent content, Extent extent) throws IOException {
        byte[] bytes = new byte[STEP];
        for (long at = extent.start(); at < extent.end(); ) {
            int length = (int) Math.min(STEP - at % STEP, extent.end() - at);
            image.read(at, ByteBuffer.wrap(bytes, 0, length));
            for (int from = 0; from < length; ) {
                int part = (int) Math.min(GRANULE - (at + from) % GRANULE, length - from);
                if (!LabDisk.allZero(bytes, from, part)) {
                    content.write(at + from, ByteBuffer.wrap(bytes, from, part));
                }
                from += part;
            }
            at += length;
        }
    }
}
